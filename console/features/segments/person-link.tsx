import { Link } from '@tanstack/react-router'
import { nameOf } from '../../app/names.ts'
import { useWords } from '../../i18n/t.ts'

/** A customer by name, or by the code of a guest. */
export function PersonLink({ person }: { person: { id: string; name: string | null; guestCode: string } }) {
  const { t } = useWords()
  return (
    <Link to="/customers/$id" params={{ id: person.id }} search={{}} className="hover:underline">
      {nameOf(person, t)}
    </Link>
  )
}
