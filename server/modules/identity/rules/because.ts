import { type IdentifierKind, identifierRules } from '@splot/contract/identifiers'
import type { Bilingual, Lang } from '@splot/contract/language'
import type { LinkKind } from '../schema.ts'

const reasons: Record<LinkKind, Bilingual> = {
  login: { pl: 'Logowanie', en: 'Signing in' },
  form: { pl: 'Formularz', en: 'A form' },
  pos: { pl: 'Zakup przy kasie', en: 'A sale at the till' },
  alias: { pl: 'Połączenie identyfikatorów przez sklep', en: 'The shop joined the identifiers' },
  together: { pl: 'Jedno zdarzenie', en: 'One event' },
  manual: { pl: 'Połączone ręcznie', en: 'Joined by hand' },
  seen_on: { pl: 'Wspólne urządzenie', en: 'A shared device' },
}

/** Why two customers were joined, for people; kinds only, never a value. A person's own words only where they are given. */
export function explainMerge(
  merge: { rule: LinkKind; actor: string | null; kinds: readonly IdentifierKind[]; reason?: string | null },
  lang: Lang,
): string {
  const reason = reasons[merge.rule][lang]
  if (merge.rule === 'manual') {
    const by = merge.actor === null ? reason : `${reason}: ${merge.actor}`
    return merge.reason ? `${by} (${merge.reason})` : by
  }
  return `${reason}: ${merge.kinds.map((kind) => identifierRules[kind].label[lang]).join(' + ')}`
}
