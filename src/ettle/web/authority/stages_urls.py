"""Addresses of the council's stages of support."""

from django.urls import path

from ettle.web.authority import stages, stages_writing

urlpatterns = [
    path("stages/", stages.stages, name="stages"),
    path("stages/change/", stages.begin_change, name="stages_change"),
    path("stages/ready/", stages.ready, name="stages_ready"),
    path("stages/ready/<slug:model_key>/", stages.model, name="stages_model"),
    path("stages/write/", stages.write, name="stages_write"),
    path("stages/write/name/", stages_writing.name, name="stages_name"),
    path("stages/write/add/", stages_writing.add, name="stage_add"),
    path("stages/write/in-force/", stages_writing.put_in_force, name="stages_force"),
    path("stages/write/throw-away/", stages_writing.throw_away, name="stages_throw_away"),
    path("stages/write/one/<slug:stage_ref>/", stages_writing.edit, name="stage_edit"),
    path("stages/write/one/<slug:stage_ref>/out/", stages_writing.take_out, name="stage_out"),
]
