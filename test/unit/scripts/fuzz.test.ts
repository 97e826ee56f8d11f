import { readOptions } from "../../../scripts/lib/fuzz/options"

describe("the command line of the fuzzer", () => {
  it("takes a time, a seed and what to attack", () => {
    expect(readOptions(["--minutes", "0.5", "--seed", "7", "--only", "Alipay"])).toEqual({
      ...{ minutes: 0.5, seed: 7, only: "Alipay" },
    })
  })

  it("makes a seed of its own, which can be given again", () => {
    const { seed } = readOptions([])
    expect(readOptions(["--seed", String(seed)]).seed).toBe(seed)
  })

  it.each([
    [["--minutes", "0"], "--minutes"],
    [["--minutes", "soon"], "--minutes"],
    [["--seed", "-1"], "--seed"],
    [["--seed", "x"], "--seed"],
  ])("says what is wrong with %j", (args, name) => {
    expect(() => readOptions(args)).toThrow(name)
  })
})
