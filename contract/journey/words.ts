import type { Lang } from '../language.ts'
import type { Duration } from '../plugin/node.ts'
import { pluralPl } from '../plural.ts'

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
  end: { pl: 'Koniec ścieżki', en: 'Came to the end' },
  goal: { pl: 'Cel osiągnięty', en: 'Reached the goal' },
  bought: { pl: 'Zakup', en: 'Bought' },
  withdrew: { pl: 'Cofnięta zgoda albo wypisanie się', en: 'Withdrew consent or unsubscribed' },
  complained: { pl: 'Reklamacja albo zgłoszenie spamu', en: 'Complained or reported spam' },
  detractor: { pl: 'Niska ocena', en: 'Rated us low' },
  merged: { pl: 'Dalej w drugim przebiegu po połączeniu profili', en: 'Goes on in her other run' },
  stopped: { pl: 'Ścieżkę zakończono', en: 'The journey was stopped' },
  taken_out: { pl: 'Wyjęcie ręczne', en: 'Taken out by hand' },
  by_journey: { pl: 'Zakończone przez inną ścieżkę', en: 'Ended by another journey' },
  held_out: { pl: 'grupa kontrolna', en: 'held out' },
  winner: { pl: 'test rozstrzygnięty', en: 'the experiment is decided' },
  not_running: { pl: 'test nie trwa', en: 'the experiment is not running' },
  outside_audience: { pl: 'poza grupą objętą testem', en: 'outside the audience of the experiment' },
  outside_coverage: { pl: 'poza próbą testu', en: 'outside the sample of the experiment' },
  too_many_steps: { pl: 'Za dużo kroków naraz', en: 'Too many steps at once' },
  node_missing: { pl: 'Kroku, na którym trwało czekanie, już nie ma', en: 'The step she stood at is gone' },
  step_failed: {
    pl: 'Kroku nie dało się wykonać; powód jest w dzienniku serwera',
    en: 'The step could not be taken; the server’s log has the reason',
  },
  node_failed: { pl: 'Krok zawiódł', en: 'The step failed' },
  node_unread: { pl: 'Tego kroku nie da się odczytać', en: 'The step cannot be read' },
  no_content: { pl: 'treść nie jest opublikowana', en: 'the content is not published' },
  not_sent: { pl: 'nie wyszła żadnym kanałem', en: 'it went out on no channel' },
  parted: {
    pl: 'Rozdzielenie profili: dalej od tego miejsca',
    en: 'The profiles were parted: goes on from here',
  },
  stands_still: { pl: 'aż ścieżka ruszy', en: 'for the journey to go on' },
  erased: { pl: 'Danych tej osoby już nie ma', en: 'The person’s data is gone' },
}
