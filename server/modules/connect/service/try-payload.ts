import { parseExact } from '@splot/contract/plugin/exact-json'
import { PayloadFault } from '@splot/contract/plugin/source'
import { joinSettings, mergeSettings } from '@splot/contract/plugin/stored'
import { type ErrorCode, type Language, SplotError } from '../../../platform/errors.ts'
import { refuseUnstorable } from '../../../platform/http/refuse-unstorable.ts'
import type { TryReply, Typed } from '../schema/connections.ts'
import { listRows } from './apply.ts'
import { getConnection, getSource } from './connections.ts'
import type { ConnectDeps } from './deps.ts'
import { openStored } from './settings.ts'
import { titleOf } from './title-of.ts'

const shownRows = 50

/** Reads a pasted payload with what is stored and typed: what it would bring, or why it would not. Nothing is kept. */
export async function tryPayload(
  deps: ConnectDeps,
  { workspaceId, id, language }: { workspaceId: string; id: string; language: Language },
  asked: { topic: string; payload: string; settings: Typed },
): Promise<TryReply> {
  const { source, stored } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await getConnection(tx, id)
    return { source: getSource(deps, row.kind), stored: await openStored(deps, tx, row) }
  })
  const fail = (code: string, path: string | null = null): TryReply => ({
    ...{ isOk: false, events: [], rows: [], refusals: [] },
    reason: { code, title: titleOf(code, language), path },
  })
  const merged =
    Object.keys(asked.settings).length === 0 ? stored : mergeSettings(source.config, stored, asked.settings)
  const settings = source.config.safeParse(joinSettings(merged))
  if (!settings.success)
    return fail('settings_invalid', `settings.${settings.error.issues[0]?.path.map(String).join('.') ?? ''}`)
  const read = parse(asked.payload)
  if (!read.ok) return fail(read.code)
  if (source.topics.length > 0 && !source.topics.includes(asked.topic)) return fail('topic_unknown')
  try {
    const delivery = { id: 'try', topic: asked.topic, payload: read.payload, at: deps.clock.now() }
    const brought = source.map(delivery, settings.data)
    const rows = listRows(brought).flatMap(([kind, some]) =>
      some.map((value) => ({ kind, value: { ...value } })),
    )
    return {
      ...{ isOk: true, reason: null, refusals: [] },
      events: (brought.events ?? []).slice(0, shownRows).map((one) => ({ ...one })),
      rows: rows.slice(0, shownRows),
    }
  } catch (error) {
    if (error instanceof PayloadFault) return fail('payload_unread', error.path)
    throw error
  }
}

/** Refused for what a delivery would be turned away for at the door. */
function parse(text: string): { ok: true; payload: unknown } | { ok: false; code: ErrorCode } {
  try {
    JSON.parse(text, refuseUnstorable)
    return { ok: true, payload: parseExact(text) }
  } catch (error) {
    return { ok: false, code: error instanceof SplotError ? error.code : 'json_invalid' }
  }
}
