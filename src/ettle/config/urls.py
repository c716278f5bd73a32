"""Every address of the product. A stranger gets the same answer at all of them."""

from django.urls import URLPattern, URLResolver, include, path

from ettle.web.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("home/", home, name="home"),
    path("account/", include("allauth.urls")),
    path("", include("ettle.web.public.urls")),
    path("authority/", include("ettle.web.authority.urls")),
    path("school/", include("ettle.web.school.urls")),
    path("staff/", include("ettle.web.staff.urls")),
    path("family/", include("ettle.web.family.urls")),
    path("child/", include("ettle.web.child.urls")),
    path("answer/", include("ettle.web.partner.urls")),
]
