import { type ErrorRow, row } from './row.ts'

/** Carts, wish lists, and who shops. */
export const cartRows = {
  shopper_unknown: row(
    401,
    'Nie wiadomo, kto kupuje',
    'It is not known who shops',
    'Poproś o nowy token: `POST session`.',
    'Ask for a new token: `POST session`.',
  ),
  shopper_guest: row(
    403,
    'To jest tylko dla zalogowanych klientów',
    'This is for customers who have signed in',
    'Zaloguj klienta w sklepie i pobierz jego token: `POST /api/v1/shoppers`.',
    'Sign the customer in to the shop and fetch her token: `POST /api/v1/shoppers`.',
  ),
  cart_full: row(
    422,
    'Koszyk mieści najwyżej 200 pozycji',
    'A cart holds at most 200 lines',
    'Usuń coś albo złóż zamówienie na to, co już jest.',
    'Take something out, or order what is there.',
  ),
  cart_quantity: row(
    422,
    'Jedna pozycja to najwyżej 999 sztuk',
    'One line is at most 999 pieces',
    'Podaj mniejszą liczbę; większe zamówienia przyjmuje konsultant.',
    'Give a smaller number; a consultant takes larger orders.',
  ),
  not_for_sale: row(
    422,
    'Tego wariantu nie można teraz kupić',
    'This variant cannot be bought now',
    'Nie jest już oferowany albo nie ma ceny. Wybierz inny.',
    'It is no longer offered, or has no price. Choose another.',
  ),
  cart_changed: row(
    409,
    'Koszyk zmienił się w międzyczasie',
    'The cart has changed meanwhile',
    'Pokaż go jeszcze raz i wyślij zamówienie z nową wersją.',
    'Show it again and send the order with the new version.',
  ),
  cart_empty: row(
    422,
    'Koszyk jest pusty',
    'The cart is empty',
    'Najpierw dodaj produkt.',
    'Add a product first.',
  ),
  cart_line_gone: row(
    409,
    'W koszyku jest produkt, którego już nie sprzedajemy',
    'There is a product in the cart that is no longer sold',
    'Usuń go i złóż zamówienie na resztę.',
    'Take it out and order the rest.',
  ),
  handover_gone: row(
    410,
    'Ten kod został już użyty albo wygasł',
    'This code was used before, or has ended',
    'Pokaż nowy kod: każdy działa raz, przez dziesięć minut.',
    'Show a new code: each works once, for ten minutes.',
  ),
  too_many_screens: row(
    429,
    'Za dużo otwartych ekranów',
    'Too many open screens',
    'Zamknij któryś z nich i spróbuj za chwilę.',
    'Close one of them and try again in a moment.',
  ),
} as const satisfies Record<string, ErrorRow>
