"""The two database roles: the owner migrates, the app serves. The app owns nothing and passes no row-level security."""

import psycopg
from psycopg import sql

from gongkai.errors import GongkaiError

OWNER = "gongkai_owner"
APP = "gongkai_app"


def prepare(admin: psycopg.Connection[tuple[object, ...]], database: str, *, owner_password: str, app_password: str) -> None:
    """Makes both roles and the database where they are missing, and sets their passwords.

    `admin`: a connection, in autocommit, of a role that may make roles and databases. Safe to repeat.
    Raises: GongkaiError when a role is there that passes row-level security.
    """
    for role, password in ((OWNER, owner_password), (APP, app_password)):
        if not _exists(admin, "SELECT FROM pg_roles WHERE rolname = %s", role):
            admin.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
        elif _exists(admin, "SELECT FROM pg_roles WHERE rolname = %s AND (rolsuper OR rolbypassrls)", role):
            raise GongkaiError(
                f"the role {role} passes row-level security",
                where="DATABASE_URL",
                why="what keeps an organ's drafts from another would not hold",
                remedy=f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS",
            )
        admin.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), password))
    admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(OWNER)))  # a managed server's administrator is no superuser
    if not _exists(admin, "SELECT FROM pg_database WHERE datname = %s", database):
        admin.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(*map(sql.Identifier, (database, OWNER)))
        )
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(database)))
    admin.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(database), sql.Identifier(APP)))


def _exists(admin: psycopg.Connection[tuple[object, ...]], query: sql.SQL | str, name: str) -> bool:
    return admin.execute(query, (name,)).fetchone() is not None


def allow(owner: psycopg.Connection[tuple[object, ...]]) -> None:
    """Lets the app read and write, not shape, whatever tables the owner makes from now on.

    `owner`: a connection of that role to the database.
    """
    app = sql.Identifier(APP)
    owner.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(app))
    owner.execute(sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}").format(app))
    owner.execute(sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {}").format(app))
    owner.execute(sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO {}").format(app))
