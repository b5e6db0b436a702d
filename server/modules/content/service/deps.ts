import type { Network } from '@splot/contract/plugin/network'
import type { Blobs } from '../../../platform/blobs/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Db, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Commerce } from '../../commerce/index.ts'
import type { Profile } from '../../profile/index.ts'
import type { Audit } from '../../workspace/index.ts'
import type { RenderPool } from '../render/pool.ts'

export interface WorkspaceSettings {
  currency: string
  /** IANA name. */
  timeZone: string
}

/** An endpoint that speaks the OpenAI chat protocol; null: no writing help. */
export interface WritingModel {
  url: string
  key: string
  model: string
}

export interface ContentDeps {
  /** The web role's. */
  db: Db
  clock: Clock
  ids: Ids
  /** Where pictures lie, a space a workspace. */
  blobs: Blobs
  workspaceIds(): Promise<readonly string[]>
  render: RenderPool
  audit: Audit
  settingsOf(workspaceId: string): Promise<WorkspaceSettings>
  /** For previews: the customer as this reader may see her. */
  customers: Pick<Profile, 'get' | 'lookUp'>
  /** What the shop can say to one person of what it sells. */
  readGoods: Commerce['readGoods']
  /** Journeys that send any of these items: none of them can be deleted. */
  listJourneys(tx: WorkspaceTx, itemIds: readonly string[]): Promise<{ used: string; name: string }[]>
  /** The install's secret: seals the addresses of pictures chosen at opening. */
  secret: string
  /** Where this server is reached from outside: `https://splot.example`. */
  origin(): string
  /** The platform's guarded way out, and whom to ask there. */
  writing: { model: WritingModel | null; egress: Pick<Network, 'call'> | null }
}

export type Member = Pick<Actor, 'kind' | 'id' | 'name'>
