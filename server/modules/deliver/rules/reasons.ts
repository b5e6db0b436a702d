import type { Bilingual, Lang } from '@splot/contract/language'
import { failureReasons } from '@splot/contract/plugin/outcome'
import { bounceReasons } from '@splot/contract/plugin/report'
import { gateReasons, queueReasons } from '@splot/contract/reasons'

/** Whoever may stand against a message: the queue, a channel, whoever gave it back, the gate. */
const tables: readonly Readonly<Record<string, Bilingual>>[] = [
  queueReasons,
  failureReasons,
  bounceReasons,
  gateReasons,
]

/** A reason in words; one that is not ours, a provider's, stands as it is. */
export const wordReason = (code: string, lang: Lang): string =>
  tables.find((table) => Object.hasOwn(table, code))?.[code]?.[lang] ?? code
