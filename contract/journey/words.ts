import { pluralPl } from '../labels-values.ts'
import type { Lang } from '../language.ts'
import type { Duration } from '../plugin/node.ts'

type Forms = readonly [one: string, few: string, many: string]

const units: Readonly<Record<Lang, Readonly<Record<Duration['unit'], Forms>>>> = {
  pl: {
    minutes: ['minutę', 'minuty', 'minut'],
    hours: ['godzinę', 'godziny', 'godzin'],
    days: ['dzień', 'dni', 'dni'],
    weeks: ['tydzień', 'tygodnie', 'tygodni'],
    months: ['miesiąc', 'miesiące', 'miesięcy'],
  },
  en: {
    minutes: ['minute', 'minutes', 'minutes'],
    hours: ['hour', 'hours', 'hours'],
    days: ['day', 'days', 'days'],
    weeks: ['week', 'weeks', 'weeks'],
    months: ['month', 'months', 'months'],
  },
}

/** As in "waits …": `3 dni`, `1 godzinę`, `2 weeks`. */
export const sayDuration = ({ amount, unit }: Duration, lang: Lang): string =>
  `${amount} ${lang === 'pl' ? pluralPl(amount, units.pl[unit]) : units.en[unit][amount === 1 ? 0 : 2]}`

/** Why a run ended, where the reason is the runner's own; a marketer's own reasons stand as she wrote them. */
export const exitWords: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  inside: { pl: 'Nadal w ścieżce', en: 'Still inside' },
  end: { pl: 'Doszła do końca', en: 'Came to the end' },
  goal: { pl: 'Cel osiągnięty', en: 'Reached the goal' },
  bought: { pl: 'Kupiła', en: 'Bought' },
  withdrew: { pl: 'Cofnęła zgodę albo wypisała się', en: 'Withdrew consent or unsubscribed' },
  complained: { pl: 'Zgłosiła spam albo reklamację', en: 'Complained or reported spam' },
  detractor: { pl: 'Oceniła nas nisko', en: 'Rated us low' },
  merged: { pl: 'Dalej prowadzi ją jej drugi przebieg', en: 'Goes on in her other run' },
  stopped: { pl: 'Ścieżkę zatrzymano', en: 'The journey was stopped' },
  taken_out: { pl: 'Wyjęta ręcznie', en: 'Taken out by hand' },
  by_journey: { pl: 'Zakończyła to inna ścieżka', en: 'Ended by another journey' },
  too_many_steps: { pl: 'Za dużo kroków naraz', en: 'Too many steps at once' },
  node_missing: { pl: 'Kroku, na którym stała, już nie ma', en: 'The step she stood at is gone' },
  erased: { pl: 'Danych tej osoby już nie ma', en: 'The person’s data is gone' },
}
