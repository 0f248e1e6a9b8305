// Cells that arrow keys move among; Tab comes to one of them, and goes on from there.
const STEPS: Record<string, [number, number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

type Cell = HTMLElement | null | undefined;

// The next cell in a direction, past places that have none; undefined at the edge.
export function neighbour<T>(
  cells: (T | null | undefined)[][],
  i: number,
  j: number,
  key: string,
): T | undefined {
  const [down, along] = STEPS[key]!;
  for (let step = 1; ; step++) {
    const line = cells[i + step * down];
    const place = j + step * along;
    if (!line || place < 0 || place >= line.length) return undefined;
    if (line[place]) return line[place];
  }
}

export function roving(table: HTMLElement, cells: Cell[][]): void {
  table.addEventListener("keydown", (event) => {
    const from = event.target as HTMLElement;
    const i = cells.findIndex((line) => line.includes(from));
    if (!STEPS[event.key] || i < 0) return;
    event.preventDefault();
    const next = neighbour(cells, i, cells[i]!.indexOf(from), event.key);
    if (!next) return;
    from.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
}
