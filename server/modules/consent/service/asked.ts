import type { Tx } from '../../../platform/db/index.ts'
import { listWordingRows } from '../store/policy.ts'
import { listWordings, type ShownWording } from './policies.ts'
import { loadPolicy } from './policy.ts'

type Both = Readonly<Record<'pl' | 'en', string>>

/** The words in which one channel of a purpose is asked for now. */
export interface AskedWording {
  channel: string
  id: string
  version: number
  noticeVersion: string | null
  text: Both
  hash: Both
}

export interface AskedPurpose {
  id: string
  name: Both
  channels: readonly string[]
  wordings: AskedWording[]
}

/** What a form or a banner may ask for: live purposes that rest on consent, each channel in its newest words. */
export async function listAsked(
  tx: Tx,
  workspaceId: string,
): Promise<{ askAgainDays: number; purposes: AskedPurpose[] }> {
  const policy = await loadPolicy(tx, workspaceId)
  const wordings = listWordings(policy, await listWordingRows(tx, workspaceId))
  const asked = [...policy.purposes.values()].filter((one) => one.isActive && one.basis === 'consent')
  return {
    askAgainDays: policy.pack.askAgainDays,
    purposes: asked.map(({ id, name, channels }) => ({
      id,
      name,
      channels,
      wordings: channels.flatMap((channel) => {
        const fit = wordings.filter((one) => one.purpose === id && one.channel === channel)
        const found = chooseNewest(fit)
        return found === null ? [] : [{ channel, ...found }]
      }),
    })),
  }
}

/** What the workspace wrote itself goes before the pack's, later before earlier; it must be there in both languages. */
function chooseNewest(wordings: readonly ShownWording[]): Omit<AskedWording, 'channel'> | null {
  const newest = [...wordings].sort(
    (a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0) || b.version - a.version,
  )[0]
  if (newest === undefined) return null
  const { id, version, noticeVersion } = newest
  const find = (language: string) =>
    wordings.find((one) => one.id === id && one.version === version && one.language === language)
  const [pl, en] = [find('pl'), find('en')]
  if (pl === undefined || en === undefined) return null
  return {
    id,
    version,
    noticeVersion,
    text: { pl: pl.text, en: en.text },
    hash: { pl: pl.hash, en: en.hash },
  }
}
