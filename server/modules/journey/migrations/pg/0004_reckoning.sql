-- What the people of a journey bought, as it was counted last: those reached beside those held out.
CREATE TABLE journey.revenue (
  workspace_id text COLLATE "C" NOT NULL,
  journey_id   uuid   NOT NULL,
  counted      text   NOT NULL,                -- JSON: sums of each side
  counted_at   bigint NOT NULL,
  due_at       bigint NOT NULL,                -- when it is counted again without being asked
  PRIMARY KEY (workspace_id, journey_id)
) WITH (fillfactor = 50);
CALL platform.protect('journey.revenue');

-- The last ninety days played with what is drawn: asked for, on its way, told.
CREATE TABLE journey.replay (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,
  graph        text    NOT NULL,               -- JSON
  state        "char"  NOT NULL,               -- w waits for its turn, d done, f failed, c called off
  played       integer NOT NULL,               -- people so far
  people       integer NOT NULL,               -- to be played; 0: not counted yet
  result       text,                           -- JSON
  lease_until  bigint  NOT NULL,               -- somebody plays it until then
  asked_at     bigint  NOT NULL,
  ended_at     bigint,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX replay_waiting ON journey.replay (asked_at) WHERE state = 'w';
CALL platform.protect('journey.replay');
CREATE POLICY replay_reader ON journey.replay FOR SELECT TO splot_worker USING (true);

-- Runs held by an error: found without a look at all the others.
CREATE INDEX enrollment_held ON journey.enrollment (workspace_id, journey_id) WHERE state = 'h';

-- Who saved what is drawn now: the second person is somebody else.
ALTER TABLE journey.journey ADD COLUMN drawn_by text COLLATE "C";
