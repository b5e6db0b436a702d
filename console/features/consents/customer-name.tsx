import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../../app/names.ts'
import { customerQuery } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Bone } from '../../kit/states.tsx'

/** Whose it is, as a way to her page; somebody erased has no name left. */
export function CustomerName({ id }: { id: string | null }) {
  const { t } = useWords()
  const query = useQuery({ ...customerQuery(id ?? ''), enabled: id !== null })
  if (id === null) return <span className="text-text-3">{t('consents.nobody')}</span>
  if (query.isPending) return <Bone className="h-4 w-28" />
  if (query.isError) return <span className="text-text-3">{t('consents.nobody')}</span>
  return (
    <Link to="/customers/$id" params={{ id: query.data.id }} className="font-medium hover:underline">
      {nameOf(query.data, t)}
    </Link>
  )
}
