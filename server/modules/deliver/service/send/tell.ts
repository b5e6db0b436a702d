import { nameExternally } from '../../../collect/index.ts'
import { sendable } from '../../rules/parts.ts'
import { makeEvent, type Telling } from '../../rules/tell.ts'
import type { SendDeps } from '../deps.ts'

/** Something that happened, and by which identifier of hers it is told. */
export interface Told extends Telling {
  who: Parameters<typeof nameExternally>[0]
}

/** Puts what happened on the customers' timelines, through the log like anything else. */
export async function tellAll(
  deps: Pick<SendDeps, 'accept' | 'settingsOf'>,
  workspaceId: string,
  told: readonly Told[],
): Promise<void> {
  const { region, currency } = await deps.settingsOf(workspaceId)
  const events = told.flatMap(({ who, ...telling }) => {
    const event = makeEvent(telling)
    if (event === null) return []
    const context = { library: { name: 'deliver' }, externalIds: [nameExternally(who)] }
    return [{ workspaceId, desk: 'deliver', body: { ...event, context }, region, currency }]
  })
  if (events.length > 0) await deps.accept(events)
}

/** By which identifier a message is told of: the one it reached, else the one it was asked for by. Null: nobody is left. */
export async function findWho(
  deps: Pick<SendDeps, 'db' | 'graph'>,
  workspaceId: string,
  message: { birth: string; address: string | null },
): Promise<Told['who'] | null> {
  const births = await deps.db.inWorkspace(workspaceId, (tx) =>
    deps.graph.listClusters(tx, workspaceId, [message.birth], 'service'),
  )
  return pickWho(births, message)
}

interface Birth {
  birthId: string
  kind: string
  value: string
}

export function pickWho(
  births: readonly Birth[],
  { birth, address }: { birth: string; address: string | null },
): Told['who'] | null {
  const found =
    births.find((one) => one.value === address && (one.kind === 'email' || one.kind === 'phone')) ??
    births.find((one) => one.birthId === birth)
  // Kinds come from identity, which knows no others.
  return found === undefined ? null : (found as Birth & Told['who'])
}

/** That a message left, as it is told at once and, after a crash, again. */
export function tellingOf(sent: {
  id: string
  channel: string
  campaignId: string | null
  subject: string | null
  at: number
  who: Told['who']
}): Told[] {
  const channel = sendable.find((name) => name === sent.channel)
  if (channel === undefined) return []
  const { id: messageId, campaignId, at, who, subject } = sent
  const more = subject !== null && channel === 'email' ? { email_subject: subject } : {}
  return [{ messageId, channel, what: 'sent', which: '', campaignId, at, more, who }]
}
