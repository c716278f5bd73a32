"""Address of what changed in a plan."""

from django.urls import path

from ettle.web.family import changes

urlpatterns = [path("<slug:pupil_ref>/changes/", changes.changes, name="changes")]
