import { Link } from '@tanstack/react-router'
import { nameOf } from '../../app/names.ts'
import { useWords } from '../../i18n/t.ts'

/** Whose it is, as a way to her page; somebody erased has no name left. The list brings the name: no card is opened for it. */
export function CustomerName({ id, name }: { id: string | null; name: string | null }) {
  const { t } = useWords()
  if (id === null) return <span className="text-text-3">{t('consents.nobody')}</span>
  return (
    <Link to="/customers/$id" params={{ id }} className="font-medium hover:underline">
      {nameOf({ id, name }, t)}
    </Link>
  )
}
