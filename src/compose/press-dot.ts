/** A dot of a press at 600 dpi, in pt: modules and bars of whole dots come out alike. */
export const PRESS_DOT = 0.12;
