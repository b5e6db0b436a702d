import { guestCodeOf } from '@splot/contract/guest-code'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../../app/names.ts'
import { useWords } from '../../i18n/t.ts'

/** Whose it is, as a way to her page; somebody erased has no name left, but the
 * number of what is told of them (`of`) tells one from the next. The list brings the name: no card is opened for it. */
export function CustomerName({ id, name, of }: { id: string | null; name: string | null; of?: string }) {
  const { t } = useWords()
  if (id === null)
    return (
      <span className="text-text-3">
        {t('consents.nobody')}
        {of !== undefined && ` · ${t('consents.caseNumber', { code: guestCodeOf(of) })}`}
      </span>
    )
  return (
    <Link to="/customers/$id" params={{ id }} className="font-medium hover:underline">
      {nameOf({ id, name }, t)}
    </Link>
  )
}
