import type { Effect } from '@splot/contract/journey/effect'
import { SplotError } from '../../../platform/errors.ts'
import { nameExternally } from '../../collect/index.ts'
import type { DueRow } from '../store/outbox.ts'
import type { JourneyDeps } from './deps.ts'
import { runName } from './facts.ts'

type Told = Extract<Effect, { kind: 'event' | 'set_trait' }>

/**
 * What a journey says of a person goes into the log like any sender's word, under an id made of the step: told twice, it
 * happened once. Never inside a transaction: the log commits by itself.
 * @throws SplotError not_found where her identifiers are gone
 */
export async function tellLog(
  deps: Pick<JourneyDeps, 'db' | 'graph' | 'settingsOf' | 'accept'>,
  row: DueRow,
  told: Told,
): Promise<void> {
  const { workspaceId } = row
  const { whose, region, currency } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const known = await deps.graph.listClusters(tx, workspaceId, [row.birth], 'service')
    return {
      whose: known.filter(({ birthId }) => birthId === row.birth).map(nameExternally),
      ...(await deps.settingsOf(workspaceId, tx)),
    }
  })
  if (whose.length === 0) throw new SplotError('not_found')
  const body = { ...describeTold(told), ...nameStep(row), context: makeContext(whose) }
  await deps.accept([{ workspaceId, desk: 'journey', body, region, currency }])
}

const describeTold = (told: Told) =>
  told.kind === 'event'
    ? { type: 'track', event: told.name, properties: told.properties }
    : { type: 'identify', traits: { [told.key]: told.value } }

const nameStep = ({ run, seq, madeAt }: DueRow) => ({
  messageId: `${runName(run)}:${seq}`,
  timestamp: new Date(madeAt).toISOString(),
})

const makeContext = (externalIds: readonly object[]) => ({
  ...{ channel: 'web', library: { name: 'journey' }, externalIds },
})
