/** A stretch of working time `[from, to)`. */
export interface WorkWindow {
  readonly from: number;
  readonly to: number;
}

/** Arithmetic of working time on epoch milliseconds (RULES B1, B4). */
export interface WorkTime {
  /** The earliest instant at which `ms` of working time has run out since `start`; for 0 outside a window the next opening. */
  add(start: number, ms: number): number;
  /** The mirror of `add`: the latest instant from which `ms` of working time fits before `end`. */
  subtract(end: number, ms: number): number;
  /** Working milliseconds from `from` to `to`; negative when `to` is earlier. */
  between(from: number, to: number): number;
  next(instant: number): number;
  previous(instant: number): number;
  /** The working time between two instants, window by window. */
  windows(from: number, to: number): readonly WorkWindow[];
  /** The years between two instants, both included, whose calendar is not loaded (RULES B3). */
  yearsNotLoaded(from: number, to: number): readonly number[];
}
