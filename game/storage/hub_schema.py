"""The tables of a PostgreSQL hub, and the numbered steps that lead to them.

Everything lives in the schema `deficlic`. A site is a role: rows carry its name, and row-level security
shows it its own rows alone. Sites add rows and never change one; erasing goes through one function.
Events lie in partitions by month (of the id, a UUIDv7; of `at` for ids of other programs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString

if TYPE_CHECKING:
    from psycopg import Connection

SITE_GROUP, NETWORK_GROUP = "deficlic_site", "deficlic_network"

# Step n leads from version n to n + 1. A step that was once released never changes.
STEPS: tuple[tuple[LiteralString, ...], ...] = (
    (
        "CREATE SCHEMA deficlic",
        "CREATE TABLE deficlic.steps (version int PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())",
        # A database that was made anew under an old address is another hub.
        "CREATE TABLE deficlic.hub (id uuid NOT NULL DEFAULT gen_random_uuid())",
        "INSERT INTO deficlic.hub DEFAULT VALUES",
        """DO $$ BEGIN
             IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'deficlic_site') THEN
               CREATE ROLE deficlic_site NOLOGIN; END IF;
             IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'deficlic_network') THEN
               CREATE ROLE deficlic_network NOLOGIN; END IF;
           END $$""",
        """CREATE TABLE deficlic.events (
             id text COLLATE "C" NOT NULL, at text NOT NULL, machine text NOT NULL, session text NOT NULL,
             learner text COLLATE "C" NOT NULL, type text NOT NULL, version int NOT NULL, body text NOT NULL,
             site name NOT NULL DEFAULT current_user, month date NOT NULL,
             PRIMARY KEY (id, site, month)) PARTITION BY RANGE (month)""",
        "CREATE TABLE deficlic.events_other PARTITION OF deficlic.events DEFAULT",
        "CREATE INDEX events_by_learner ON deficlic.events (learner, site, id)",
        "CREATE INDEX events_by_type ON deficlic.events (type, id)",
        """CREATE FUNCTION deficlic.month_of(id text, at text) RETURNS date LANGUAGE plpgsql IMMUTABLE
           SET search_path = pg_catalog AS $$ BEGIN
             IF id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-7' THEN
               RETURN date_trunc('month', to_timestamp((('x' || lpad(translate(left(id, 13), '-', ''), 16, '0'))
                 ::bit(64)::bigint / 1000)::double precision) AT TIME ZONE 'UTC')::date; END IF;
             IF at ~ '^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])' THEN RETURN (left(at, 7) || '-01')::date; END IF;
             RETURN '1970-01-01'::date; END $$""",
        # A partition is made when its month first comes; months that no clock of ours can have go to "other".
        """CREATE FUNCTION deficlic.make_room(months date[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
           SET search_path = pg_catalog AS $$ DECLARE one date; part text; BEGIN
             FOREACH one IN ARRAY months LOOP
               part := 'events_' || to_char(one, 'YYYY_MM');
               CONTINUE WHEN one < '2020-01-01' OR one > now() + interval '40 days'
                 OR one <> date_trunc('month', one)::date OR to_regclass('deficlic.' || part) IS NOT NULL;
               PERFORM pg_advisory_xact_lock(1147561577);
               BEGIN
                 EXECUTE format('CREATE TABLE IF NOT EXISTS deficlic.%I PARTITION OF deficlic.events
                   FOR VALUES FROM (%L) TO (%L)', part, one, (one + interval '1 month')::date);
               EXCEPTION WHEN check_violation THEN NULL; -- rows of it already lie in "other", and stay there
               END;
             END LOOP; END $$""",
        """CREATE TABLE deficlic.conflicts (site name NOT NULL DEFAULT current_user, id text COLLATE "C" NOT NULL,
             learner text NOT NULL, other text NOT NULL, PRIMARY KEY (site, id, other))""",
        """CREATE TABLE deficlic.erasures (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, site name NOT NULL,
             at text NOT NULL, profiles int NOT NULL, events int NOT NULL)""",
        # How often each machine told something: views begin anew when this moves.
        """CREATE TABLE deficlic.feeds (site name NOT NULL, machine text NOT NULL, times bigint NOT NULL,
             last_at timestamptz NOT NULL, PRIMARY KEY (site, machine))""",
        # The roll-up: what each learner did on each day (UTC), counted as rows come in.
        """CREATE TABLE deficlic.days (site name NOT NULL, day text NOT NULL, learner text NOT NULL,
             sessions int NOT NULL, rounds int NOT NULL, reached int NOT NULL, alone int NOT NULL,
             took_s double precision NOT NULL, PRIMARY KEY (site, day, learner))""",
        """CREATE FUNCTION deficlic.parsed(body text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE
           SET search_path = pg_catalog AS $$ BEGIN RETURN body::jsonb;
           EXCEPTION WHEN OTHERS THEN RETURN '{}'::jsonb; END $$""",
        """CREATE FUNCTION deficlic.seconds(value jsonb) RETURNS double precision LANGUAGE sql IMMUTABLE
           SET search_path = pg_catalog AS $$ SELECT CASE WHEN jsonb_typeof(value) = 'number'
             THEN greatest(0, least(86400, value::text::numeric))::double precision ELSE 0 END $$""",
        """CREATE FUNCTION deficlic.count_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
           SET search_path = pg_catalog AS $$ BEGIN
             INSERT INTO deficlic.feeds AS f SELECT site, machine, 1, now() FROM fresh
               GROUP BY site, machine ORDER BY site, machine
               ON CONFLICT (site, machine) DO UPDATE SET times = f.times + 1, last_at = now();
             INSERT INTO deficlic.days AS d
             SELECT site, left(at, 10), learner, count(*) FILTER (WHERE type = 'session_started'),
               count(*) FILTER (WHERE type = 'round_ended'), count(*) FILTER (WHERE reached),
               count(*) FILTER (WHERE reached AND b ->> 'guidance' = '0'),
               coalesce(sum(deficlic.seconds(b -> 'took_s')) FILTER (WHERE type = 'session_ended'), 0)
             FROM (SELECT *, type = 'round_ended' AND b ->> 'outcome' = 'reached' AS reached
               FROM (SELECT *, CASE WHEN type = 'session_started' THEN '{}' ELSE deficlic.parsed(body) END AS b
                 FROM fresh WHERE learner <> ''
                 AND type IN ('session_started', 'round_ended', 'session_ended')) AS few) AS told
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
             ON CONFLICT (site, day, learner) DO UPDATE SET sessions = d.sessions + excluded.sessions,
               rounds = d.rounds + excluded.rounds, reached = d.reached + excluded.reached,
               alone = d.alone + excluded.alone, took_s = d.took_s + excluded.took_s;
             RETURN NULL; END $$""",
        """CREATE TRIGGER events_are_counted AFTER INSERT ON deficlic.events
           REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION deficlic.count_days()""",
        # The one door out. A site erases its own learners alone.
        """CREATE FUNCTION deficlic.erase(codes text[], at_ text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
           SET search_path = pg_catalog AS $$ DECLARE whose int; gone int; BEGIN
             SELECT count(DISTINCT learner) INTO whose FROM deficlic.events
               WHERE site = session_user AND learner = ANY (codes);
             DELETE FROM deficlic.events WHERE site = session_user AND learner = ANY (codes);
             GET DIAGNOSTICS gone = ROW_COUNT;
             DELETE FROM deficlic.days WHERE site = session_user AND learner = ANY (codes);
             DELETE FROM deficlic.conflicts WHERE site = session_user AND learner = ANY (codes);
             INSERT INTO deficlic.erasures (site, at, profiles, events) VALUES (session_user, at_, whose, gone);
             RETURN gone; END $$""",
        """DO $$ DECLARE one text; BEGIN
             FOREACH one IN ARRAY ARRAY['events', 'conflicts', 'erasures', 'feeds', 'days'] LOOP
               EXECUTE format('ALTER TABLE deficlic.%I ENABLE ROW LEVEL SECURITY', one);
               EXECUTE format('CREATE POLICY own ON deficlic.%I FOR SELECT TO deficlic_site
                 USING (site = current_user)', one);
               EXECUTE format('CREATE POLICY network ON deficlic.%I FOR SELECT TO deficlic_network
                 USING (true)', one);
               EXECUTE format('GRANT SELECT ON deficlic.%I TO deficlic_site, deficlic_network', one);
             END LOOP;
             FOREACH one IN ARRAY ARRAY['events', 'conflicts'] LOOP
               EXECUTE format('CREATE POLICY add_own ON deficlic.%I FOR INSERT TO deficlic_site
                 WITH CHECK (site = current_user)', one);
               EXECUTE format('GRANT INSERT ON deficlic.%I TO deficlic_site', one);
             END LOOP; END $$""",
        "GRANT USAGE ON SCHEMA deficlic TO deficlic_site, deficlic_network",
        "GRANT SELECT ON deficlic.steps, deficlic.hub TO deficlic_site, deficlic_network",
        "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA deficlic FROM PUBLIC",
        """GRANT EXECUTE ON FUNCTION deficlic.month_of, deficlic.make_room, deficlic.erase TO deficlic_site""",
    ),
    (
        # When each learner was last here, for the retention rule, without reading every event.
        "CREATE INDEX days_by_learner ON deficlic.days (learner, day)",
    ),
    (
        # Views that were costly to compute, for whoever computed them, as long as the hub did not change.
        """CREATE TABLE deficlic.rollups (site name NOT NULL DEFAULT current_user, name text NOT NULL,
             epoch text NOT NULL, upto text NOT NULL, body text NOT NULL, PRIMARY KEY (site, name))""",
        "ALTER TABLE deficlic.rollups ENABLE ROW LEVEL SECURITY",
        """CREATE POLICY own ON deficlic.rollups TO deficlic_site, deficlic_network
           USING (site = current_user) WITH CHECK (site = current_user)""",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON deficlic.rollups TO deficlic_site, deficlic_network",
        # What an adult writes in the pages comes at the end: views read on, and need not begin anew.
        """CREATE OR REPLACE FUNCTION deficlic.count_days() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
           SET search_path = pg_catalog AS $$ BEGIN
             IF coalesce(current_setting('deficlic.at_end', true), '') <> 'on' THEN
               INSERT INTO deficlic.feeds AS f SELECT site, machine, 1, now() FROM fresh
                 GROUP BY site, machine ORDER BY site, machine
                 ON CONFLICT (site, machine) DO UPDATE SET times = f.times + 1, last_at = now();
             END IF;
             INSERT INTO deficlic.days AS d
             SELECT site, left(at, 10), learner, count(*) FILTER (WHERE type = 'session_started'),
               count(*) FILTER (WHERE type = 'round_ended'), count(*) FILTER (WHERE reached),
               count(*) FILTER (WHERE reached AND b ->> 'guidance' = '0'),
               coalesce(sum(deficlic.seconds(b -> 'took_s')) FILTER (WHERE type = 'session_ended'), 0)
             FROM (SELECT *, type = 'round_ended' AND b ->> 'outcome' = 'reached' AS reached
               FROM (SELECT *, CASE WHEN type = 'session_started' THEN '{}' ELSE deficlic.parsed(body) END AS b
                 FROM fresh WHERE learner <> ''
                 AND type IN ('session_started', 'round_ended', 'session_ended')) AS few) AS told
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
             ON CONFLICT (site, day, learner) DO UPDATE SET sessions = d.sessions + excluded.sessions,
               rounds = d.rounds + excluded.rounds, reached = d.reached + excluded.reached,
               alone = d.alone + excluded.alone, took_s = d.took_s + excluded.took_s;
             RETURN NULL; END $$""",
        # Views hold codes: an erasure takes everybody's.
        """CREATE OR REPLACE FUNCTION deficlic.erase(codes text[], at_ text) RETURNS int LANGUAGE plpgsql
           SECURITY DEFINER SET search_path = pg_catalog AS $$ DECLARE whose int; gone int; BEGIN
             SELECT count(DISTINCT learner) INTO whose FROM deficlic.events
               WHERE site = session_user AND learner = ANY (codes);
             DELETE FROM deficlic.events WHERE site = session_user AND learner = ANY (codes);
             GET DIAGNOSTICS gone = ROW_COUNT;
             DELETE FROM deficlic.days WHERE site = session_user AND learner = ANY (codes);
             DELETE FROM deficlic.conflicts WHERE site = session_user AND learner = ANY (codes);
             DELETE FROM deficlic.rollups;
             INSERT INTO deficlic.erasures (site, at, profiles, events) VALUES (session_user, at_, whose, gone);
             RETURN gone; END $$""",
    ),
)
VERSION = len(STEPS)


def version_of(db: Connection[Any]) -> int:
    """0 for a database that is no hub yet."""
    with db.cursor() as cursor:
        cursor.execute("SELECT to_regclass('deficlic.steps') IS NOT NULL")
        row = cursor.fetchone()
        if row is None or not row[0]:
            return 0
        cursor.execute("SELECT coalesce(max(version), 0) FROM deficlic.steps")
        row = cursor.fetchone()
        return int(row[0]) if row else 0


def upgrade(db: Connection[Any]) -> int:
    """Take the missing steps, all or none; the version found before. The connection is in autocommit mode."""
    with db.transaction(), db.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(1147561576)")
        found = version_of(db)
        for number, step in enumerate(STEPS[found:], found + 1):
            for sql in step:
                cursor.execute(sql)
            cursor.execute("INSERT INTO deficlic.steps (version) VALUES (%s)", (number,))
    return found


def may_upgrade(db: Connection[Any]) -> bool:
    """Whether this role owns the schema, or may make it."""
    with db.cursor() as cursor:
        cursor.execute(
            """SELECT CASE WHEN to_regnamespace('deficlic') IS NULL
                 THEN has_database_privilege(current_database(), 'CREATE')
                   AND (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user)
                 ELSE pg_has_role(current_user, (SELECT nspowner FROM pg_namespace WHERE nspname = 'deficlic'),
                   'USAGE') END"""
        )
        row = cursor.fetchone()
        return bool(row and row[0])
