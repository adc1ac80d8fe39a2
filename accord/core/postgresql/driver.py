"""The driver as Django knows it: psycopg, whose connections are ours."""

from psycopg import *  # noqa: F403

from accord.core.postgresql.line import StraightConnection

connect = StraightConnection.connect
