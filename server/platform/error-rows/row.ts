export interface ErrorRow {
  status: number
  title: { pl: string; en: string }
  cure: { pl: string; en: string }
}

/** One row: status, what happened and what cures it, in Polish and English. */
export const row = (
  status: number,
  titlePl: string,
  titleEn: string,
  curePl: string,
  cureEn: string,
): ErrorRow => ({
  status,
  title: { pl: titlePl, en: titleEn },
  cure: { pl: curePl, en: cureEn },
})
