import { type Db, pgArray, sql } from '../../server/platform/db/index.ts'
import type { Turn } from './workload.ts'

/** The anchor: the same joins by the textbook's recursive query, in the same PostgreSQL, as durable. */
const createTables = sql(
  '',
  `CREATE TABLE bench_node (name text COLLATE "C" PRIMARY KEY, root text COLLATE "C" NOT NULL);
   CREATE INDEX bench_node_root ON bench_node (root);
   CREATE TABLE bench_edge (a text COLLATE "C", b text COLLATE "C", PRIMARY KEY (a, b));
   CREATE INDEX bench_edge_b ON bench_edge (b)`,
)
const insertNodes = sql(
  'bench.nodes',
  'INSERT INTO bench_node SELECT DISTINCT n, n FROM unnest($1::text[]) n ON CONFLICT DO NOTHING',
)
const insertEdges = sql(
  'bench.edges',
  `INSERT INTO bench_edge SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
)
const joinOne = sql(
  'bench.join',
  `WITH RECURSIVE walk AS (
     SELECT $1::text COLLATE "C" AS name
     UNION
     SELECT e.other FROM walk w CROSS JOIN LATERAL (
       SELECT b AS other FROM bench_edge WHERE a = w.name UNION ALL SELECT a FROM bench_edge WHERE b = w.name
     ) e
   )
   UPDATE bench_node n SET root = l.root FROM walk w, (SELECT min(name) AS root FROM walk) l
   WHERE n.name = w.name AND n.root <> l.root`,
)

export async function openRecursiveUnion(owner: Db) {
  const statements = createTables().text.split(';')
  for (const text of statements) await owner.inPlatform((tx) => tx.change({ text, values: [] }))
  return {
    /** Joins these turns in batches; splits are left out, the textbook has no answer to them. */
    async run(turns: readonly Turn[], batchSize: number): Promise<void> {
      for (let from = 0; from < turns.length; from += batchSize)
        await runBatch(owner, turns.slice(from, from + batchSize))
    },
  }
}

/** Event by event, as the textbook has it; as many a transaction as ours. */
async function runBatch(owner: Db, turns: readonly Turn[]): Promise<void> {
  await owner.inPlatform(async (tx) => {
    for (const turn of turns) {
      if (!('names' in turn)) continue
      const names = turn.names.map(({ kind, value }) => `${kind} ${value}`)
      const [lead = '', ...others] = names
      await tx.change(insertNodes(pgArray.text(names)))
      if (others.length === 0) continue
      await tx.change(insertEdges(pgArray.text(others.map(() => lead)), pgArray.text(others)))
      await tx.change(joinOne(lead))
    }
  })
}
