"""Addresses of the board, of deployments and of what assistants ask."""

from django.urls import path

from ettle.web.school import board, board_asks, deploy, deploy_acts, deploy_one, deploy_recorded

ONE = "deployments/<slug:deployment_ref>/"

urlpatterns = [
    path("board/", board.board, name="board"),
    path("deploy/", deploy.deploy, name="deploy"),
    path("asks/", board_asks.asks, name="asks"),
    path("asks/<slug:ask_ref>/", board_asks.ask, name="ask"),
    path(ONE, deploy_one.deployment, name="deployment"),
    path(f"{ONE}confirm/", deploy_acts.confirm, name="deployment_confirm"),
    path(f"{ONE}end/", deploy_acts.end, name="deployment_end"),
    path(f"{ONE}meanwhile/", deploy_acts.stand_in, name="deployment_stand_in"),
    path(f"{ONE}paper/", deploy_recorded.paper, name="deployment_paper"),
    path(f"{ONE}aside/<str:gap>/", deploy_acts.set_aside, name="deployment_aside"),
    path(f"{ONE}book/<str:gap>/", deploy_acts.book, name="deployment_book"),
    path(f"{ONE}recorded/<str:gap>/", deploy_recorded.recorded, name="deployment_recorded"),
    path("pupils/<slug:pupil_ref>/tasks/", deploy_recorded.task, name="tasks"),
]
