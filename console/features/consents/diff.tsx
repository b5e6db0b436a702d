import { useWords } from '../../i18n/t.ts'
import { diffWords } from './diff-words.ts'

/** What came and went between two texts: marked and underlined or struck out, never by colour alone. */
export function Diff({ before, after }: { before: string; after: string }) {
  const { t } = useWords()
  return (
    <>
      {diffWords(before, after).map(({ kind, text }, place) => {
        const key = `${place} ${kind}`
        if (kind === 'new')
          return (
            <ins
              key={key}
              title={t('wordings.came')}
              className="rounded-[2px] bg-ok-soft text-ok no-underline"
            >
              {text}
            </ins>
          )
        if (kind === 'gone')
          return (
            <del key={key} title={t('wordings.went')} className="rounded-[2px] bg-danger-soft text-danger">
              {text}
            </del>
          )
        return <span key={key}>{text}</span>
      })}
    </>
  )
}
