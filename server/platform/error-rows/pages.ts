import { row } from './row.ts'

/** Pages of shops that are read for their products. */
export const pagesRows = {
  page_unreachable: row(
    422,
    'Tej strony nie udało się otworzyć',
    'This page could not be opened',
    'Sprawdź adres w przeglądarce. Strona za logowaniem albo blokadą robotów nie da się odczytać.',
    'Check the address in a browser. A page behind a login or a block for robots cannot be read.',
  ),
  page_unread: row(
    422,
    'Ta strona nie mówi, jakie ma produkty',
    'This page does not say which products it has',
    'Podaj stronę produktu z danymi schema.org (JSON-LD) albo dodaj feed produktów.',
    'Name the page of a product with schema.org data (JSON-LD), or add a product feed.',
  ),
} as const
