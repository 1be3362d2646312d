/** How a time grows with a number: the slope of the line through the points on two logarithmic scales, by least squares. */
export function exponent(points) {
  const logs = points.map((point) => point.map(Math.log));
  const mean = (axis) => logs.reduce((sum, log) => sum + log[axis], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0);
  return above / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}

const [width, height, margin] = [640, 360, 56];
const colours = ["#0b62d6", "#8a8f98", "#c4570f"];

/** A plot of several lines of points, as SVG; both scales are logarithmic. */
export function plot({ title, unit, lines }) {
  const points = lines.flatMap((line) => line.points);
  const scale = (axis, from, to) => {
    const logs = points.map((point) => Math.log10(point[axis]));
    const [low, high] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
    const at = (value) => from + ((Math.log10(value) - low) / (high - low || 1)) * (to - from);
    const ticks = Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index));
    return { at: (value) => at(value).toFixed(1), ticks };
  };
  const x = scale(0, margin, width - margin);
  const y = scale(1, height - margin, margin);
  const text = (left, top, words, more = "") =>
    `<text x="${left}" y="${top}"${more}>${words}</text>`;
  const drawn = lines.map(({ name, points: line }, index) => {
    const path = line.map(([a, b]) => `${x.at(a)},${y.at(b)}`).join(" ");
    const colour = colours[index];
    return [
      `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...line.map(([a, b]) => `<circle cx="${x.at(a)}" cy="${y.at(b)}" r="3" fill="${colour}"/>`),
      text(margin + 12, margin + 8 + index * 18, name, ` fill="${colour}"`),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(margin, 24, title, ' font-size="14"'),
    ...x.ticks.map((tick) => text(x.at(tick), height - margin + 18, tick, ' text-anchor="middle"')),
    ...y.ticks.map((tick) => text(margin - 8, y.at(tick), `${tick} s`, ' text-anchor="end"')),
    ...y.ticks.map(
      (tick) => `<path d="M${margin} ${y.at(tick)}H${width - margin}" stroke="#ddd"/>`,
    ),
    text(width - margin, height - 16, unit, ' text-anchor="end"'),
    ...drawn.flat(),
    "</svg>\n",
  ].join("\n");
}
