import type { Bilingual, Lang } from '@splot/contract/language'

type Words = readonly [what: Bilingual, cure: Bilingual]

const words = (whatPl: string, curePl: string, whatEn: string, cureEn: string): Words => [
  { pl: whatPl, en: whatEn },
  { pl: curePl, en: cureEn },
]

/** What the check may find, in words; `{name}` and the like are filled in. */
export const findingWords = {
  nothing_drawn: words(
    'Ścieżka nie ma żadnego kroku',
    'Dodaj pierwszy krok albo zacznij od wzoru.',
    'The journey has no step',
    'Add a first step, or begin with a template.',
  ),
  no_entry: words(
    'Nie wiadomo, kto wchodzi do ścieżki',
    'Wybierz wejście: zdarzenie, segment, datę, harmonogram albo wywołanie.',
    'Nothing says who comes in',
    'Choose an entry: an event, a segment, a date, a schedule or a call.',
  ),
  start_missing: words(
    'Wejście nie prowadzi do żadnego kroku',
    'Połącz wejście z pierwszym krokiem.',
    'The entry leads to no step',
    'Connect the entry with the first step.',
  ),
  twice: words(
    'Dwa kroki mają ten sam identyfikator „{name}”',
    'Zmień identyfikator jednego z nich.',
    'Two steps share the id “{name}”',
    'Change the id of one of them.',
  ),
  unknown_type: words(
    'Nie ma takiego rodzaju kroku: „{name}”',
    'Usuń krok albo zainstaluj wtyczkę, która go zna.',
    'There is no such kind of step: “{name}”',
    'Delete the step, or install the plugin that knows it.',
  ),
  options: words(
    'Ustawienia kroku są niepełne: {name}',
    'Uzupełnij wskazane pole.',
    'The step is not set up: {name}',
    'Complete the field named.',
  ),
  dangling: words(
    'Droga „{name}” prowadzi donikąd: kroku „{target}” nie ma',
    'Poprowadź ją do istniejącego kroku albo usuń.',
    'The way “{name}” leads nowhere: there is no step “{target}”',
    'Lead it to a step there is, or delete it.',
  ),
  dangling_ways: words(
    'Drogi „{name}” prowadzą donikąd: kroku „{target}” nie ma',
    'Poprowadź je do istniejącego kroku albo usuń.',
    'The ways “{name}” lead nowhere: there is no step “{target}”',
    'Lead them to a step there is, or delete them.',
  ),
  unknown_way: words(
    'Krok nie ma drogi „{name}”',
    'Usuń to połączenie i poprowadź je z istniejącej drogi.',
    'The step has no way “{name}”',
    'Delete this connection and draw it from a way there is.',
  ),
  unreachable: words(
    'Nikt nie dojdzie do tego kroku',
    'Połącz go z wcześniejszym krokiem albo usuń.',
    'Nobody ever comes to this step',
    'Connect it with an earlier step, or delete it.',
  ),
  loop_without_wait: words(
    'Pętla bez czekania: klient krążyłby w niej bez końca',
    'Wstaw w pętlę krok „Odczekaj” lub „Poczekaj do”.',
    'A loop without a wait: the customer would go round for ever',
    'Put a “Wait” or “Wait until” step into the loop.',
  ),
  loop_sends: words(
    'Pętla wysyła wiadomość częściej niż raz na dobę',
    'Wydłuż czekanie w pętli albo wyprowadź z niej wiadomość.',
    'The loop sends a message more than once a day',
    'Make the wait in the loop longer, or take the message out of it.',
  ),
  purpose_unknown: words(
    'Nie ma celu kontaktu „{name}”',
    'Wybierz jeden z celów w ustawieniach zgód.',
    'There is no purpose “{name}”',
    'Choose one of the purposes of the consent settings.',
  ),
  purpose_channel: words(
    'Cel „{name}” nie obejmuje kanału: {channel}',
    'Wybierz inny kanał albo dodaj go do celu w ustawieniach zgód.',
    'The purpose “{name}” does not cover the channel: {channel}',
    'Choose another channel, or add it to the purpose in the consent settings.',
  ),
  never_consented: words(
    'Nikt nie zgodził się na kontakt: {name}, {channel}',
    'Zbierz zgody na ten cel i kanał albo wybierz inny kanał.',
    'Nobody ever agreed to be contacted: {name}, {channel}',
    'Collect consents for this purpose and channel, or choose another channel.',
  ),
  channel_off: words(
    'Kanał nie jest podłączony: {channel}',
    'Podłącz go w ustawieniach kanałów albo wybierz inny.',
    'The channel is not set up: {channel}',
    'Set it up in the channel settings, or choose another.',
  ),
  address_forbidden: words(
    'Adresu {name} nie wolno wywoływać: prowadzi do sieci wewnętrznej albo nie jest szyfrowany',
    'Podaj publiczny adres https albo dopuść ten w ustawieniach serwera (SPLOT_EGRESS_ALLOW).',
    'The address {name} may not be called: it leads into the inner network or is not encrypted',
    'Give a public https address, or let this one through in the server’s settings (SPLOT_EGRESS_ALLOW).',
  ),
  address_unknown: words(
    'Nie udało się znaleźć adresu {name}',
    'Sprawdź pisownię. Ścieżka ruszy, ale wywołania mogą nie dojść.',
    'The address {name} cannot be found',
    'Check its spelling. The journey will start, but its calls may not arrive.',
  ),
  content_missing: words(
    'Treści nie ma albo nie jest opublikowana',
    'Wybierz treść i opublikuj jej wersję.',
    'The content is missing or not published',
    'Choose content and publish a version of it.',
  ),
  content_channel: words(
    'Treść „{name}” nie ma wersji na kanał: {channel}',
    'Wybierz inną treść albo dopisz tę wersję w edytorze treści.',
    'The content “{name}” has no text for the channel: {channel}',
    'Choose other content, or write this text in the content studio.',
  ),
  content_language: words(
    'Treści „{name}” brakuje języka: {language}',
    'Dopisz tłumaczenie: klienci z tym językiem dostaną inny.',
    'The content “{name}” lacks a language: {language}',
    'Add the translation: customers of that language get another.',
  ),
  content_old: words(
    'Treść „{name}” ma {days} dni',
    'Sprawdź, czy oferta i terminy są aktualne.',
    'The content “{name}” is {days} days old',
    'See whether its offer and dates still hold.',
  ),
  against_cap: words(
    'Na tej drodze wypada {count} wiadomości w {days} dni, a limit to {max}',
    'Dodaj czekanie, usuń wiadomość albo ustaw jej „Poczekaj na miejsce”.',
    'This way holds {count} messages in {days} days, and the limit is {max}',
    'Add a wait, take a message out, or let it “Wait for room”.',
  ),
  thing_missing: words(
    'Krok wskazuje na coś, czego nie ma: {kind}',
    'Wybierz istniejącą pozycję.',
    'The step points at something that is not there: {kind}',
    'Choose one that is there.',
  ),
  experiment_arms: words(
    'Drogi kroku nie są wersjami testu „{name}”',
    'Wybierz test jeszcze raz: krok przejmie jego wersje.',
    'The ways of the step are not the versions of the experiment “{name}”',
    'Choose the experiment again: the step takes over its versions.',
  ),
  experiment_idle: words(
    'Test „{name}” nie trwa: wszyscy pójdą jedną drogą',
    'Uruchom test, zanim ruszy ścieżka.',
    'The experiment “{name}” is not running: everybody goes one way',
    'Start it before the journey starts.',
  ),
  starts_itself: words(
    'Ścieżka rozpoczyna samą siebie',
    'Wskaż inną ścieżkę albo zamknij pętlę krokiem „Odczekaj”.',
    'The journey starts itself',
    'Name another journey, or close the loop with a wait.',
  ),
  segment_missing: words(
    'Nie ma segmentu, od którego zależy wejście albo wyjście',
    'Wybierz istniejący segment.',
    'The segment somebody enters or leaves by is not there',
    'Choose a segment there is.',
  ),
  nobody: words(
    'W segmencie „{name}” nie ma teraz nikogo',
    'Sprawdź warunek segmentu. Ścieżka ruszy, gdy ktoś do niego wejdzie.',
    'Nobody is in the segment “{name}” now',
    'Look at the segment’s condition. The journey begins when somebody enters it.',
  ),
  everybody: words(
    'Ta sama ścieżka dla {percent}% wszystkich klientów',
    'Zawęź segment albo podziel ścieżkę: jedna wiadomość dla wszystkich rzadko pasuje.',
    'The same journey for {percent}% of all customers',
    'Narrow the segment or split the journey: one message for everybody seldom fits.',
  ),
  wide_event: words(
    'Wchodzi każdy, kto cokolwiek obejrzy: „{name}” bez żadnego warunku',
    'Dodaj warunek wejścia albo wybierz węższe zdarzenie.',
    'Whoever looks at anything comes in: “{name}” without a condition',
    'Add a condition to the entry, or choose a narrower event.',
  ),
  only_once: words(
    'Wejścia się powtarzają, ale każdy może wejść tylko raz w życiu',
    'W kroku „Wejście” wybierz, ile razy można wejść, na przykład „za każdym razem”.',
    'Entries repeat, but everybody may come in only once ever',
    'In the step “Entry” choose how often one may come in, such as “every time”.',
  ),
  entry_shared: words(
    'Tak samo wchodzi się do działającej ścieżki „{name}”: jedna osoba dostanie wiadomości z obu ({channels})',
    'Zawęź jedno z wejść albo połącz ścieżki. Gdy limit zostawi miejsce na jedną wiadomość, wyjdzie ta o wyższym pierwszeństwie.',
    'The live journey “{name}” has the same entry: one person gets messages from both ({channels})',
    'Narrow one of the entries, or join the journeys. Where a limit leaves room for one message, the higher priority goes out.',
  ),
  goal_past: words(
    'Cel liczy też to, co było przed wejściem: kto kupił wcześniej, osiągnie go od razu',
    'W warunku celu wybierz okres „od wejścia do ścieżki”.',
    'The goal counts what happened before, too: whoever bought earlier reaches it at once',
    'In the goal’s condition choose the time “since coming in”.',
  ),
  no_goal: words(
    'Ścieżka nie ma celu: nie będzie wiadomo, czy działa',
    'Ustaw cel w kroku „Wejście”.',
    'The journey has no goal: nobody will know whether it works',
    'Set a goal in the step “Entry”.',
  ),
  no_plan: words(
    'Ścieżka nie ma miary ani wartości docelowej',
    'Uzupełnij plan: miarę, wartość i czas.',
    'The journey has no measure and no target',
    'Complete the plan: measure, target and time.',
  ),
  sells_after_purchase: words(
    'Wiadomości pójdą dalej także do tych, którzy już kupili',
    'W kroku „Wejście” zaznacz wyjście, gdy klient kupi, albo ustaw cel z zakupem.',
    'Messages go on to those who have bought already',
    'In the step “Entry” tick the exit for whoever buys, or set a purchase as the goal.',
  ),
  stale: words(
    'Od {days} dni nikt nie wszedł do ścieżki',
    'Sprawdź wejście albo zakończ ścieżkę.',
    'Nobody has come in for {days} days',
    'Look at the entry, or stop the journey.',
  ),
  old: words(
    'Ścieżki nikt nie zmieniał od {days} dni',
    'Przejrzyj ją: oferty, terminy i treści się starzeją.',
    'Nobody has changed the journey for {days} days',
    'Look it over: offers, dates and texts grow old.',
  ),
} as const satisfies Record<string, Words>

export type FindingCode = keyof typeof findingWords

/** What is filled in; a word of ours in both languages. */
export type FindingValues = Readonly<Record<string, string | number | Bilingual>>

/** Fills `{name}` in; a value nobody gave stays out. */
export const fill = (text: string, values: FindingValues, lang: Lang): string =>
  text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key] ?? ''
    return String(typeof value === 'object' ? value[lang] : value)
  })
