"""The product's addresses and the demonstration's own: one click to be a person, the outbox."""

from django.urls import include, path

from ettle.config.urls import urlpatterns as product

urlpatterns = [
    *product,
    path("demo/", include("ettle.config.demo.urls")),
    path("styleguide/", include("ettle.web.ui.styleguide.urls")),
]
