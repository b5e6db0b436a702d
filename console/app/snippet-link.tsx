import { Link } from '@tanstack/react-router'
import { useWords } from '../i18n/t.ts'
import { buttonClass } from '../kit/button.tsx'
import { useScope } from './session.ts'

/** The way to the code that sends the first event, for those who set sources up. */
export function SnippetLink() {
  const { t } = useWords()
  if (!useScope('keys:manage')) return null
  return (
    <Link to="/" className={buttonClass('primary')}>
      {t('sources.emptyAction')}
    </Link>
  )
}
