import { type ErrorRow, row } from './row.ts'

/** Segments and the conditions they are made of. */
export const segmentRows = {
  condition_shape: row(
    422,
    'Warunek jest źle zapisany',
    'The condition is not well formed',
    'Popraw wskazane miejsce albo złóż warunek w edytorze segmentu.',
    'Mend the place named, or put the condition together in the segment editor.',
  ),
  condition_too_deep: row(
    422,
    'Warunek jest zbyt zagnieżdżony',
    'The condition is too deep',
    'Część warunku zapisz jako osobny segment.',
    'Make a part of it a segment of its own.',
  ),
  condition_too_large: row(
    422,
    'Warunek ma za dużo części',
    'The condition has too many parts',
    'Podziel go na kilka segmentów.',
    'Divide it into several segments.',
  ),
  condition_value: row(
    422,
    'W warunku brakuje wartości albo jest zła',
    'A value in the condition is missing or wrong',
    'Podaj wartość we wskazanym miejscu.',
    'Give the value at the place named.',
  ),
  condition_personal: row(
    422,
    'Warunek sięga do danych osobowych',
    'The condition reads personal data',
    'Wybierz inną właściwość: dane osobowe i wolny tekst nie trafiają do analiz.',
    'Choose another property: personal data and free text are kept out of analytics.',
  ),
  segment_missing: row(
    422,
    'Nie ma segmentu, o którym mówi warunek',
    'A segment the condition speaks of is not there',
    'Wybierz inny segment albo usuń tę część.',
    'Choose another segment, or take this part out.',
  ),
  segment_cycle: row(
    422,
    'Segment mówiłby sam o sobie: {names}',
    'The segment would speak of itself: {names}',
    'Usuń z warunku segment, który prowadzi z powrotem do tego.',
    'Take out the segment that leads back to this one.',
  ),
  segment_used: row(
    409,
    'Ten segment jest używany: {names}',
    'This segment is in use: {names}',
    'Najpierw wybierz tam inny segment.',
    'Choose another segment there first.',
  ),
  segment_version: row(
    409,
    'Ktoś zmienił ten segment w międzyczasie',
    'Somebody changed this segment meanwhile',
    'Otwórz go ponownie i powtórz zmianę.',
    'Open it again and repeat the change.',
  ),
} as const satisfies Record<string, ErrorRow>
