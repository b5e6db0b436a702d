import { EngineError } from './engine-error.ts'

/** Turns what PostgreSQL printed before it ended into an error that names the next step. */
export function explainFailure(output: string, clusterDir: string): EngineError {
  const said = findReason(output)
  if (/no space left on device/i.test(output)) {
    return new EngineError('disk_full', {
      en: `The disk of ${clusterDir} is full, so the database cannot start. Free some space and start again: no data is lost`,
      pl: `Dysk z ${clusterDir} jest pełny, więc baza nie może wystartować. Zwolnij miejsce i uruchom ponownie: żadne dane nie zginęły`,
    })
  }
  if (
    /pg_control|control file|checkpoint record|invalid page|WAL|could not read|files are incompatible/i.test(
      said,
    )
  ) {
    return new EngineError('cluster_damaged', {
      en: `The database in ${clusterDir} is damaged: ${said}. Move the folder aside (mv ${clusterDir} ${clusterDir}.damaged), put your latest backup of the data folder in its place and start again`,
      pl: `Baza danych w ${clusterDir} jest uszkodzona: ${said}. Odłóż folder na bok (mv ${clusterDir} ${clusterDir}.damaged), wstaw w jego miejsce ostatnią kopię zapasową folderu danych i uruchom ponownie`,
    })
  }
  return new EngineError('engine_failed', {
    en: `The database in ${clusterDir} did not start: ${said}. See its log in pg-log beside that folder`,
    pl: `Baza danych w ${clusterDir} nie wystartowała: ${said}. Zobacz jej dziennik w folderze pg-log obok`,
  })
}

/**
 * The line that says why: the newest of the worst level, else the last line of all. The log may begin with the end of
 * the last session; connections cut off then are no reason now.
 */
function findReason(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const grave = lines.filter(
    (line) => /\b(PANIC|FATAL):/.test(line) && !/terminating|the database system is/.test(line),
  )
  const worst =
    grave.findLast((line) => /\bPANIC:/.test(line)) ?? grave.at(-1) ?? lines.at(-1) ?? 'it gave no reason'
  return worst.replace(/^.*?\b(PANIC|FATAL):\s*/, '').trim()
}
