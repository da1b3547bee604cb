package dev.ripcord.watch;

import dev.ripcord.rule.Sample;
import dev.ripcord.rule.Sample.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes samples one after the other in few bytes: each as what is other than in the one before it
 * of the same probe, each name once.
 */
final class Encoder {
  private record Key(String service, String probe) {}

  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Key, Series> series = new HashMap<>();
  private final Packed out = new Packed();

  /** The same, as if nothing had been written. */
  void restart() {
    names.clear();
    series.clear();
    out.take();
  }

  int size() {
    return out.size();
  }

  byte[] take() {
    return out.take();
  }

  void add(String service, Sample sample) {
    var known = series.get(new Key(service, sample.probe()));
    if (known == null) {
      known = new Series(series.size() + 1);
      series.put(new Key(service, sample.probe()), known);
      out.number(0);
      name(service);
      name(sample.probe());
    } else {
      out.number(known.id);
    }
    known.write(sample, this);
  }

  private void name(String name) {
    var known = names.get(name);
    if (known == null) {
      names.put(name, names.size() + 1);
      out.number(0);
      out.text(name);
    } else {
      out.number(known);
    }
  }

  /** What is known of a probe. */
  private static final class Series {
    private final int id;
    private long at;
    private long step;
    private List<String> names = List.of();
    private List<Figure> figures = List.of();
    private List<Mark> marks = List.of();

    Series(int id) {
      this.id = id;
    }

    void write(Sample sample, Encoder to) {
      var now = List.copyOf(sample.numbers().keySet());
      var numbers = sample.numbers().values().stream().map(Figure::of).toList();
      var head = SampleCode.of(sample.state());
      head |= now.equals(names) ? SampleCode.SAME_NAMES : 0;
      head |= now.equals(names) && numbers.equals(figures) ? SampleCode.SAME_NUMBERS : 0;
      head |= sample.marks().equals(marks) ? SampleCode.SAME_MARKS : 0;
      to.out.one(head);
      time(sample.at().toEpochMilli(), to.out);
      if ((head & SampleCode.SAME_NAMES) == 0) {
        to.out.number(now.size());
        now.forEach(to::name);
        figures = now.stream().map(_ -> Figure.NOTHING).toList();
      }
      if ((head & SampleCode.SAME_NUMBERS) == 0) {
        for (var i = 0; i < numbers.size(); i++) {
          numbers.get(i).write(to.out, figures.get(i));
        }
      }
      if ((head & SampleCode.SAME_MARKS) == 0) {
        marks(sample, to);
      }
      names = now;
      figures = new ArrayList<>(numbers);
      marks = sample.marks();
    }

    private void time(long now, Packed out) {
      out.signed(now - at - step);
      step = at == 0 ? 0 : now - at;
      at = now;
    }

    private void marks(Sample sample, Encoder to) {
      to.out.number(sample.marks().size());
      for (var each : sample.marks()) {
        to.name(each.id());
        to.out.signed(each.at().toEpochMilli() - at);
      }
    }
  }
}
