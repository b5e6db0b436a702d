import { type Db, pgArray, sql } from '../../server/platform/db/index.ts'
import { mintBirthId } from '../../server/platform/ids.ts'

export const workspaceId = 'default'

/** Each customer has an account, an e-mail and a browser: three births, one root. */
const kinds = ['user_id', 'email', 'anonymous_id'] as const
/** Of ten customers: seven with a consent, one who withdrew it, one who objects, one who never said anything. */
export const consented = 7

const insertIdentifiers = sql(
  'bench.identifiers',
  `INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
   SELECT $1, * FROM unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[], $8::text[])`,
)
const insertRecords = sql(
  'bench.records',
  `INSERT INTO consent.record (workspace_id, birth_id, pos, ord, at, received_at, act, purpose, channel, is_verified, is_pending,
     method, source, identifier_kind, message_id, wording_id, wording_version)
   SELECT $1, birth, pos, 0, at, at, act, 'marketing', channel, true, false, 'form', 'bench', 'email', 'm' || pos, 'marketing-email', 1
   FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::text[]) AS r(birth, pos, at, act, channel)`,
)

export const emailOf = (i: number) => `klientka.${i}@example.pl`
export const birthOf = (i: number, kind: number) => mintBirthId(1_760_000_000_000 + i, i, kind)

/** Loads so many customers with their consents, in chunks, as identity and the fold would have left them. */
export async function loadPeople(owner: Db, count: number): Promise<void> {
  const chunk = 10_000
  for (let from = 0; from < count; from += chunk) {
    const people = Array.from({ length: Math.min(chunk, count - from) }, (_, i) => from + i)
    const births = people.flatMap((i) => kinds.map((kind, k) => ({ i, kind, birth: birthOf(i, k) })))
    const records = people.flatMap(makeRecords)
    await owner.inWorkspace(workspaceId, async (tx) => {
      await tx.change(
        insertIdentifiers(
          workspaceId,
          pgArray.plain(births.map((one) => one.kind)),
          pgArray.text(births.map(({ i, kind }) => (kind === 'email' ? emailOf(i) : `${kind}-${i}`))),
          pgArray.plain(births.map((one) => one.birth)),
          pgArray.plain(births.map((one) => birthOf(one.i, 0))),
          pgArray.plain(births.map(() => 1_760_000_000_000)),
          pgArray.plain(births.map((one) => one.i)),
          pgArray.plain(births.map(() => 'bench')),
        ),
      )
      await tx.change(
        insertRecords(
          workspaceId,
          pgArray.plain(records.map((one) => one.birth)),
          pgArray.plain(records.map((one) => one.pos)),
          pgArray.plain(records.map((one) => one.at)),
          pgArray.plain(records.map((one) => one.act)),
          pgArray.plain(records.map((one) => one.channel)),
        ),
      )
    })
  }
}

function makeRecords(i: number) {
  const [account, email] = [birthOf(i, 0), birthOf(i, 1)]
  const at = 1_760_000_000_000
  const row = (birth: string, n: number, act: string, channel = 'email') => ({
    birth,
    pos: i * 4 + n,
    at: at + n * 1_000,
    act,
    channel,
  })
  const turn = i % 10
  if (turn === 9) return []
  const yes = [row(account, 0, 'grant'), row(email, 1, 'grant'), row(email, 2, 'grant', 'sms')]
  if (turn === 7) return [...yes, row(email, 3, 'withdraw')]
  return turn === 8 ? [...yes, row(account, 3, 'object')] : yes
}
