import TestSupport
import Testing

/// SQLAlchemy, which makes classes of the tables it finds.
@Suite struct SQLAlchemyTests {
  let catalog: ShippedCatalog

  init() throws {
    catalog = try ShippedCatalog()
  }

  @Test func `the page's commands print the output it shows`() throws {
    try catalog.expectWhatThePageShows("SQLAlchemy")
  }

  @Test func `automap reflects every table and foreign key without a warning`() throws {
    let outcome = try catalog.run(
      ["python", "-"],
      input: """
        import warnings
        from sqlalchemy import create_engine, inspect
        from sqlalchemy.ext.automap import automap_base
        warnings.simplefilter("error")
        engine = create_engine("sqlite:///file:catalog.db?mode=ro&uri=true")
        base = automap_base()
        base.prepare(autoload_with=engine)
        inspector = inspect(engine)
        keys = 0
        with engine.connect() as file:
            for name in inspector.get_table_names():
                declared = [
                    (row[3], row[2], row[4])
                    for row in file.exec_driver_sql(f"PRAGMA foreign_key_list({name})")]
                reflected = [
                    (*key["constrained_columns"], key["referred_table"], *key["referred_columns"])
                    for key in inspector.get_foreign_keys(name)]
                assert sorted(declared) == sorted(reflected), name
                keys += len(reflected)
                # A table of two keys alone is no class: it joins the two.
                assert name in base.classes or name.endswith("_fts") or name == "description_areas"
            # Counts have no type.
            for view in set(inspector.get_view_names()) - {"conflicts"}:
                declared = file.exec_driver_sql(f"PRAGMA table_info({view})").fetchall()
                reflected = [(c["name"], str(c["type"])) for c in inspector.get_columns(view)]
                assert [(row[1], row[2]) for row in declared] == reflected, view
        print(keys > 10)
        """)
    #expect(outcome.status == 0 && outcome.out == "True\n", "\(outcome.err)")
    try catalog.expectUntouched()
  }
}
