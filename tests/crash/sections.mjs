/** Where only words that are looked for afterwards are written. */
export const WORDS_SECTION = 'calendrier';
