import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Audit } from '../service/audit.ts'
import type { Keys } from '../service/keys.ts'
import type { Members } from '../service/members.ts'
import type { AuditNames } from '../service/read-audit.ts'
import type { Sessions } from '../service/sessions.ts'
import type { Figures } from '../service/setup.ts'
import type { SignIn } from '../service/sign-in.ts'
import type { Welcome } from '../service/welcome.ts'
import type { Workspaces } from '../service/workspaces.ts'

/** What the room's routes call. */
export interface RouteDeps {
  db: Db
  clock: Clock
  publicUrl: string | null
  audit: Audit
  keys: Keys
  members: Members
  sessions: Sessions
  signIn: SignIn
  welcome: Welcome
  workspaces: Workspaces
  figures: Figures
  names: AuditNames
}

/** Milliseconds as the API writes times. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}

/** The address the server was reached by: for snippets and links. */
export function readOrigin(request: Request, publicUrl: string | null): string {
  return new URL(publicUrl ?? request.url).origin
}
