import type { Lang } from '@splot/contract/language'
import type { Condition } from '@splot/contract/segment/condition'
import type { Leaf } from '@splot/contract/segment/leaves'
import { type Names, sayLeaf, sayNegatedLeaf } from '@splot/contract/segment/sentence'
import { writeFact } from './fact-words.ts'
import type { Moment } from './read-ring.ts'
import { type History, holds } from './reference.ts'

/** One part of a condition as it stands for one customer. */
export interface ReasonLine {
  /** How deep it stands, from 0. */
  depth: number
  text: string
  /** The fact behind it: `3 razy, ostatnio 12 lis 2026`; null for a group. */
  fact: string | null
  isTrue: boolean
}

export interface Explained {
  isIn: boolean
  /** Why in, or why not, in one sentence. */
  summary: string
  lines: ReasonLine[]
}

interface Speech {
  lang: Lang
  names: Names
  /** May personal data be read out? */
  seesPii: boolean
}

/** Why a customer is in, or why not: each part with its fact, as the plain interpreter reads it. */
export function explainCondition(
  condition: Condition,
  history: History,
  moment: Moment,
  speech: Speech,
): Explained {
  const isIn = holds(condition, history, moment)
  const lines: ReasonLine[] = []
  const parts: Part[] = []
  /** @param isInverted a group around it must not hold: what is false in it speaks for her */
  const visit = (node: Condition, depth: number, isNegated: boolean, isInverted: boolean): void => {
    const isTrue = holds(node, history, moment) !== isNegated
    if (node.kind === 'not') {
      visit(node.of, depth, !isNegated, isInverted)
      return
    }
    const isGroup = node.kind === 'all' || node.kind === 'any'
    const text = isGroup
      ? headings[isNegated ? 'not' : 'plain'][node.kind][speech.lang]
      : sayEither(node, isNegated, speech)
    const fact = isGroup ? null : writeFact(node, history, moment, speech)
    const line = { depth, text, fact, isTrue }
    lines.push(line)
    if (isGroup) for (const one of node.of) visit(one, depth + 1, false, isNegated !== isInverted)
    else {
      const isAgainst = isNegated !== isInverted
      // Whoever is in is told what does not hold; whoever is not is told, without a *not*, what does.
      const said = sayEither(node, isAgainst && isIn, speech)
      parts.push({
        text: fact === null ? said : `${said} (${fact})`,
        isNegated: isAgainst,
        isFor: isTrue !== isInverted,
      })
    }
  }
  visit(condition, 0, false, false)
  const decisive = parts.filter(({ isFor }) => isFor === isIn)
  return { isIn, summary: summarise(isIn, decisive, speech.lang), lines }
}

/** A leaf as the sentence says it, whether it must not hold, and whether it speaks for her being in. */
interface Part {
  text: string
  isNegated: boolean
  isFor: boolean
}

const headings = {
  plain: {
    all: { pl: 'spełnione jest wszystko z tego:', en: 'all of this holds:' },
    any: { pl: 'spełnione jest coś z tego:', en: 'any of this holds:' },
  },
  not: {
    all: { pl: 'nie wszystko z tego jest spełnione:', en: 'not all of this holds:' },
    any: { pl: 'nic z tego nie jest spełnione:', en: 'none of this holds:' },
  },
} as const

const sayEither = (leaf: Leaf, isNegated: boolean, { lang, names }: Speech): string =>
  (isNegated ? sayNegatedLeaf : sayLeaf)(leaf, lang, names)

const mostNamed = 3

function summarise(isIn: boolean, parts: readonly Part[], lang: Lang): string {
  if (parts.length === 0) return lang === 'pl' ? 'Warunek jest pusty.' : 'The condition is empty.'
  const named = parts.slice(0, mostNamed)
  const more = parts.length - named.length
  const rest = more <= 0 ? '' : lang === 'pl' ? ` i jeszcze ${more}` : ` and ${more} more`
  const said = isIn ? sayWhyIn(named, lang) : sayWhyNot(named, lang)
  return `${said}${rest}.`
}

const sayWhyIn = (parts: readonly Part[], lang: Lang): string => {
  const texts = parts.map(({ text }) => text)
  return `${lang === 'pl' ? 'Należy, bo' : 'In, because'}: ${texts.join('; ')}`
}

/** What is missing, then what is there and must not be: no sentence says *not* twice. */
function sayWhyNot(parts: readonly Part[], lang: Lang): string {
  const join = (isNegated: boolean) =>
    parts.flatMap((one) => (one.isNegated === isNegated ? one.text : [])).join('; ')
  const [missing, unwanted] = [join(false), join(true)]
  if (missing === '') return `${whyNot.there[lang]}: ${unwanted}`
  return `${whyNot.missing[lang]}: ${missing}${unwanted === '' ? '' : `; ${whyNot.but[lang]}: ${unwanted}`}`
}

const whyNot = {
  missing: { pl: 'Nie należy, bo nie jest tak', en: 'Not in, because this does not hold' },
  there: { pl: 'Nie należy, bo jest tak', en: 'Not in, because this holds' },
  but: { pl: 'a jest', en: 'but this does' },
} as const
