/** How browsers, one after the other, and the loader of styles say that a piece of the console did not come. */
const saying = /dynamically imported module|importing a module script failed|unable to preload css/i

/** Whether a piece of this console did not come: the server has been given a newer one since, or does not answer. */
export const isLostPiece = (error: unknown): boolean => error instanceof Error && saying.test(error.message)
