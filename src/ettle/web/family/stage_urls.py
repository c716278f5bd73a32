"""Address of a child's stage of support, for the family."""

from django.urls import path

from ettle.web.family import stage

urlpatterns = [path("<slug:pupil_ref>/stage/", stage.stage, name="stage")]
