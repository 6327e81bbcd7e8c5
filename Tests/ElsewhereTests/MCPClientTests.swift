import TestSupport
import Testing

/// The client of the Python package `mcp`, in each of its modes.
@Suite struct MCPClientTests {
  let catalog: ShippedCatalog

  init() throws { catalog = try ShippedCatalog() }

  @Test(arguments: [("legacy", "2025-11-25"), ("auto", "2026-07-28"), ("2026-07-28", "2026-07-28")])
  func `the client lists and calls the tools, and accepts what they answer`(
    mode: String, revision: String
  ) throws {
    let outcome = try catalog.run(
      ["python", "-"],
      input: """
        import asyncio
        from mcp import StdioServerParameters
        from mcp.client.client import Client
        from mcp.client.stdio import stdio_client

        async def main():
            server = StdioServerParameters(
                command="\(program)", args=["mcp", "--db", "catalog.db", "--with-sql"])
            async with Client(stdio_client(server), mode="\(mode)") as client:
                print(client.protocol_version)
                print(*[tool.name for tool in (await client.list_tools()).tools])
                for name, arguments in [
                    ("explain", {"codes": ["10016", "100160"]}),
                    ("search", {"words": "insufficient", "limit": 3}),
                    ("list", {"kind": "codes"}),
                    ("annotate", {"text": "error_code=10016"}),
                    ("query", {"sql": "SELECT count(*) AS n FROM entries"}),
                    ("explain", {"codes": []}),
                ]:
                    answer = await client.call_tool(name, arguments)
                    content = answer.structured_content or {}
                    print(name, answer.is_error, len(content.get("entries", [])),
                          content.get("not_found"))
                print(*[resource.uri for resource in (await client.list_resources()).resources])
                schema = (await client.read_resource("errcat://schema")).contents[0].text
                print(schema.startswith("entries("))

        asyncio.run(main())
        """)
    #expect(outcome.status == 0, "\(outcome.err)")
    let lines = outcome.out.split(separator: "\n")
    #expect(
      Array(lines.prefix(4)) == [
        "\(revision)", "explain search list annotate query", "explain False 2 ['100160']",
        "search False 3 []",
      ], "\(outcome.out)")
    #expect(
      Array(lines.suffix(5)) == [
        "annotate False 2 []", "query False 1 []", "explain True 0 None", "errcat://schema",
        "True",
      ], "\(outcome.out)")
    try catalog.expectUntouched()
  }
}
