import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { contentChannels } from '../schema/core.ts'
import { contentDocument } from '../schema/document.ts'
import { findItem } from '../store/items.ts'
import { findPublished, listVersions } from '../store/versions.ts'
import { readBrand } from './brand.ts'
import type { Compiled } from './compile.ts'
import type { ContentDeps, Member } from './deps.ts'
import { createItem } from './items.ts'
import { publishDraft } from './publish.ts'

/** A published message in what a check needs of it. */
export interface Outline {
  name: string
  channels: string[]
  /** Languages in which every channel has its text. */
  languages: string[]
  /** Milliseconds. */
  publishedAt: number
}

/** Published messages by id, in the caller's transaction; what is not published is left out. */
export async function outlinePublished(
  tx: WorkspaceTx,
  ids: readonly string[],
): Promise<Map<string, Outline>> {
  const found = new Map<string, Outline>()
  for (const id of ids.filter((one) => uuid.test(one))) {
    const [item, published] = [await findItem(tx, id), await findPublished(tx, id)]
    if (item === null || published === null || published.archived_at !== null) continue
    const made = (await listVersions(tx, id)).find((one) => one.version === published.version)
    const compiled: Compiled = JSON.parse(published.compiled)
    const [first, ...others] = Object.values(compiled).map((sets) => Object.keys(sets))
    found.set(id, {
      name: item.name,
      channels: Object.keys(compiled),
      languages: (first ?? []).filter((one) => others.every((list) => list.includes(one))),
      publishedAt: made?.decided_at ?? item.updated_at,
    })
  }
  return found
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Languages the brand writes in. */
export const listLanguages = async (tx: WorkspaceTx): Promise<readonly string[]> =>
  (await readBrand(tx)).kit.languages

/** A message somebody brings ready-made. */
export interface ReadyMessage {
  name: string
  folder: string
  purpose: 'marketing' | 'service'
  channels: readonly string[]
  texts: Readonly<Record<'pl' | 'en', { headline: string; message: string; offer?: string; action?: string }>>
}

/** Makes a message and publishes it; what the brand's rules keep back stays a draft. @returns its id */
export async function writeMessage(
  deps: ContentDeps,
  workspaceId: string,
  { name, folder, purpose, channels, texts }: ReadyMessage,
  actor: Member,
): Promise<string> {
  const document = contentDocument.parse({
    core: { purpose, texts, link: deps.origin() },
    channels: contentChannels.filter((one) => channels.includes(one)),
    onMissing: 'empty',
  })
  const item = await createItem(
    deps,
    workspaceId,
    { kind: 'message', name, folder, labels: [], document },
    actor,
  )
  try {
    await publishDraft(deps, workspaceId, { id: item.id, revision: item.revision, note: '', actor })
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
  }
  return item.id
}
