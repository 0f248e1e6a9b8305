import { expect, test } from "vitest";
import { besideAddress, besideAt, fromAddress } from "../src/address";
import { held, inTime } from "../src/differences";

const row = (name: string, value: number) => ({ name, text: String(value), value });

test("rows of one name stand beside each other, several of one name in their order, and none is lost", () => {
  const a = [row("Lift-off", 0), row("DV burn", 10), row("DV burn", 20), row("Contact", 90)];
  const b = [row("Lift-off", 0), row("Sunset", 5), row("DV burn", 12), row("Contact", 100)];
  expect(held(a, b, (by) => `${by}`)).toEqual([
    { name: "Lift-off", first: "0", second: "0", by: "0", same: true },
    { name: "DV burn", first: "10", second: "12", by: "2", same: false },
    { name: "DV burn", first: "20", second: "", by: "", same: false },
    { name: "Contact", first: "90", second: "100", by: "10", same: false },
    { name: "Sunset", first: "", second: "5", by: "", same: false },
  ]);
});

test("differences of time have a sign and a unit that suits them", () => {
  expect([0, 0.04, -12.34, 600, -7300, 200_000].map(inTime)).toEqual([
    "0 s",
    "0 s",
    "−12.3 s",
    "+10.0 min",
    "−2.03 h",
    "+2.31 d",
  ]);
});

test("an address of two flights has what each was asked with, without how it was looked at", async () => {
  const address = besideAddress([
    "name=soyuz-ms-19&t=900&whatif=slip&whatif-days=3",
    "vehicle=soyuz-ms&date=2021-10-05",
  ]);
  const [one, two] = besideAt(address.split("?")[1]!);
  expect(await fromAddress(one!)).toEqual({ name: "soyuz-ms-19" });
  expect(await fromAddress(two!)).toEqual({ flight: { vehicle: "soyuz-ms", date: "2021-10-05" } });
});
