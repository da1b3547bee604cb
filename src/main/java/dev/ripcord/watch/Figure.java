package dev.ripcord.watch;

/**
 * A number as it is kept: whole ones as they are, others to six digits, which is finer than what is
 * measured; what does not fit is kept bit by bit.
 *
 * @param places behind the point, or {@link #RAW}
 * @param digits the number without its point, or its bits
 */
record Figure(int places, long digits) {
  static final int RAW = 31;
  static final Figure NOTHING = new Figure(0, 0);

  private static final double MOST_WHOLE = 1L << 53;
  private static final int DIGITS = 6;
  private static final int MOST_PLACES = 22;

  static Figure of(double value) {
    if (value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE) {
      return new Figure(0, (long) value);
    }
    var places = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
    return !Double.isFinite(value) || places > MOST_PLACES || places <= 0
        ? raw(value)
        : new Figure(places, Math.round(value * Math.pow(10, places)));
  }

  private static Figure raw(double value) {
    return new Figure(RAW, Double.doubleToRawLongBits(value));
  }

  double value() {
    return places == RAW ? Double.longBitsToDouble(digits) : digits / Math.pow(10, places);
  }

  /** As the difference to the one before, which is zero where both are the same. */
  void write(Packed to, Figure before) {
    if (places == RAW) {
      to.number((RAW << 1) | 1);
      to.raw(Double.longBitsToDouble(digits));
    } else if (places == before.places) {
      to.number(Packed.folded(digits - before.digits) << 1);
    } else {
      to.number((places << 1) | 1);
      to.signed(digits);
    }
  }

  static Figure read(Unpacked from, Figure before) {
    var head = from.number();
    if ((head & 1) == 0) {
      return new Figure(before.places, before.digits + Unpacked.unfolded(head >>> 1));
    }
    var places = head >>> 1;
    if (places == RAW) {
      return raw(from.raw());
    }
    if (places > MOST_PLACES) {
      throw new IllegalArgumentException("a number has too many places");
    }
    return new Figure((int) places, from.signed());
  }
}
