/**
 * Imports: files of other systems, read as they are, tried before anything is stored, and undone without a trace.
 * Nouns: import, column, target, mapping, trial, fault, lot. Facts in: files. Facts out: events, through collect; products,
 * through commerce's feed.
 */
import type { Tx } from '../../../platform/db/index.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { createImportRoutes } from './routes.ts'
import { advanceImports, type Runner } from './service/advance.ts'
import type { ImportDeps } from './service/deps.ts'
import { createFiles } from './service/files.ts'
import { eraseFiles, sweepFiles } from './service/upkeep.ts'
import { countWaiting } from './store/parcels.ts'

export type { ImportDeps, UndoEvents } from './service/deps.ts'

export interface Imports {
  routes: AnyRoute[]
  loops: Loop[]
  /** Events that are kept and wait for their turn in the log, in all workspaces. */
  countWaiting(): Promise<number>
  /** Files of refused rows may hold anybody's words: they go with whoever is erased. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string): Promise<number>
  }
}

/** How long an import may wait before the loop sees it. */
const pauseMs = 300

export function createImports(deps: ImportDeps): Imports {
  const runner: Runner = { deps, files: createFiles(deps.folder), sessions: new Map(), reached: 0, turns: 0 }
  return {
    routes: createImportRoutes(runner),
    loops: [
      { id: 'imports', pauseMs, turn: () => advanceImports(runner) },
      { id: 'imports.upkeep', pauseMs: 3_600_000, turn: () => sweepFiles(runner) },
    ],
    countWaiting: () => deps.worker.inPlatform(countWaiting),
    privacy: {
      exportFor: async () => ({}),
      erase: (tx, workspaceId) => eraseFiles(runner, tx, workspaceId),
    },
  }
}
