-- Run by psql once, as the superuser, when the cluster is new: the app owns a database and is nothing beyond it.
\set password `sed 's,^postgres://golfslag:,,; s,@.*,,' /run/secrets/database_url`
create role golfslag login password :'password';
create database golfslag owner golfslag;
