"""Error models: what they draw, how sources are left out and put together, and what is refused."""

import pickle
from pathlib import Path

import numpy as np
import pytest

from expedition import catalog
from expedition.catalog import Catalogue
from expedition.catalog.models.errors import QUANTITIES, component_names
from expedition.errors import InputError
from expedition.whatif.errors import draw, error_model, named_model

N = 20_000


@pytest.fixture(scope="module")
def model():
    return error_model(catalog.ship("soyuz-ms"), catalog.launcher("soyuz-2-1a"))


def numbers(model, quantity, label=""):
    return draw(model, 5, quantity, 0, N, label)


@pytest.mark.parametrize("name", catalog.names("errors"))
def test_every_model_says_all(name):
    model = named_model(name)
    assert set(model.sources) == set(QUANTITIES)
    for quantity, source in model.sources.items():
        assert len(source.sigma) == len(component_names(quantity))
        assert max(source.sigma) > 0.0
        assert source.source != "named by no entry"
    assert 0 < len(model.assumed) < len(QUANTITIES)


def test_every_ship_has_errors():
    for name in catalog.names("ship"):
        ship = catalog.ship(name)
        assert error_model(ship, catalog.launcher(ship.launcher)).scattering == tuple(QUANTITIES)


def test_the_launcher_says_how_the_ascent_scatters():
    fg = error_model(catalog.ship("soyuz-tma"), catalog.launcher("soyuz-fg"))
    alone = error_model(catalog.ship("soyuz-tma"))
    assert fg.sigma("ascent.cutoff") > alone.sigma("ascent.cutoff")
    assert fg.sigma("burn.size") == alone.sigma("burn.size")
    assert fg.correlations == alone.correlations


def test_draws_have_the_deviation_stated(model):
    for quantity in QUANTITIES:
        drawn = numbers(model, quantity)
        assert drawn.shape == (len(QUANTITIES[quantity].components), N)
        np.testing.assert_allclose(drawn.std(axis=1), model.sigma(quantity), rtol=0.03)
        assert (abs(drawn.mean(axis=1)) < 0.04 * np.array(model.sigma(quantity))).all()


def test_correlated_sources_go_together(model):
    radial, speed = numbers(model, "station.position")[0], numbers(model, "station.velocity")[1]
    assert np.corrcoef(radial, speed)[0, 1] == pytest.approx(-0.9, abs=0.01)
    first = numbers(model, "navigation.position", "DV1")[1]
    same, other = (
        numbers(model, "navigation.velocity", "DV1")[0],
        numbers(model, "navigation.velocity", "DV2")[0],
    )
    assert np.corrcoef(first, same)[0, 1] == pytest.approx(-0.9, abs=0.01)
    assert abs(np.corrcoef(first, other)[0, 1]) < 0.05


def test_a_new_correlation_or_source_moves_no_other(model):
    own = model.with_own(
        {
            "burn": {"size": {"sigma": 0.01}},
            "correlation": [
                {"first": "air.density", "second": "entry.density", "coefficient": 0.5},
                {"first": "air.density", "second": "burn.size", "coefficient": 0.6},
            ],
        }
    )
    for quantity in set(QUANTITIES) - {"entry.density", "burn.size"}:
        np.testing.assert_array_equal(numbers(model, quantity), numbers(own, quantity))
    density = numbers(own, "air.density")[0]
    assert np.corrcoef(density, numbers(own, "entry.density")[0])[0, 1] == pytest.approx(0.5, abs=0.02)
    assert np.corrcoef(density, numbers(own, "burn.size", "DV2")[0])[0, 1] == pytest.approx(0.6, abs=0.02)


def test_any_split_draws_the_same(model):
    whole = numbers(model, "station.velocity")
    np.testing.assert_array_equal(draw(model, 5, "station.velocity", 777, 1001), whole[:, 777:1778])


@pytest.mark.slow  # XLA compiles for seconds
def test_jax_draws_the_same(model):
    jax = pytest.importorskip("jax")
    jax.config.update("jax_enable_x64", True)
    for quantity in ("station.velocity", "burn.size"):
        ours = draw(model, 5, quantity, 3, 100)
        np.testing.assert_allclose(
            np.asarray(draw(model, 5, quantity, 3, 100, xp=jax.numpy)), ours, rtol=1e-12
        )


def test_sources_are_left_out_and_scaled(model):
    assert model.none().scattering == ()
    assert not numbers(model.none(), "burn.pointing").any()
    assert model.only(["burn", "air.density"]).scattering == (
        *("air.density", "burn.size", "burn.fixed", "burn.pointing", "burn.timing"),
    )
    without = model.without("station.position")
    assert set(model.scattering) - set(without.scattering) == {"station.position"}
    # What goes with a source that is left out keeps its own numbers.
    np.testing.assert_array_equal(numbers(without, "station.velocity"), numbers(model, "station.velocity"))
    np.testing.assert_allclose(numbers(model.scaled(2.0), "burn.size"), 2.0 * numbers(model, "burn.size"))
    with pytest.raises(InputError, match="did you mean burn"):
        model.without(["burns"])


def test_a_model_travels(model):
    again = pickle.loads(pickle.dumps(model))
    assert again == model
    np.testing.assert_array_equal(numbers(again, "station.velocity"), numbers(model, "station.velocity"))


def test_own_errors_from_a_file(model, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        """
        [burn.size]
        sigma = 0.01
        by_name = { DV1 = 0.02 }
        [sensor.bias]
        sigma = [0.1, 0.0, 0.2]
        distribution = "uniform"
        known = "on the day"
        """
    )
    own = model.with_own(file)
    assert own.name == "soyuz-errors and mine.toml"
    assert own.sigma("burn.size", "DV1") == (0.02,)
    assert own.sigma("burn.size", "DV2") == (0.01,)
    assert own.sources["burn.size"].confidence == "own"
    assert own.sources["burn.size"].known == model.sources["burn.size"].known
    assert "burn.size" not in own.assumed
    bias = numbers(own, "sensor.bias")
    np.testing.assert_allclose(bias.std(axis=1), [0.1, 0.0, 0.2], rtol=0.03)
    assert abs(bias).max() < 0.2 * 3**0.5
    assert own.sigma("deorbit.size") == model.sigma("deorbit.size")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[burn.sizes]\nsigma = 0.1", "did you mean burn.size"),
        ("[brun.size]\nsigma = 0.1", "did you mean burn.size"),
        ("[burn.size]\nsigma = -0.1", "greater than or equal to 0"),
        ("[burn.size]\nsigma = nan", "not a number"),
        ("[burn.size]\nsigma = inf", "finite number"),
        ("[burn.size]\nsigma = '0.1'", "number"),
        ("[burn.size]\nsigma = 2", "it is no percentage"),
        ("[burn.size]\nsigma = [0.1, 0.1]", "burn.size has 2 numbers as sigma; give one number"),
        ("[burn.pointing]\nsigma = [0.1, 0.1, 0.1]", "one each for pitch, yaw"),
        ("[burn.size]\nsigm = 0.1", "^burn.size.sigm: unknown key; did you mean sigma, which is missing"),
        ("[burn]\nsize = 0.1", "write \\[quantity\\] and sigma below it"),
        ("[sensor.bias]\nsigma = 0.1\nby_name = { a = 0.1 }", "drawn once a flight"),
        ("burn = 0.1", "unknown key"),
        ("extends = 'shuttle-errors'", "leave it out"),
        ("[burn.size]\nsigma = 0.1\nconfidence = 'verified'", "none of print, measured, recalled, assumed"),
        ("[burn.size", "not TOML"),
    ],
)
def test_own_errors_that_are_wrong(model, tmp_path, text, said):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(InputError, match=said) as refused:
        model.with_own(file)
    assert "mine.toml" in str(refused.value)


def pair(first, second, coefficient):
    return {"first": first, "second": second, "coefficient": coefficient}


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([pair("air.density", "entry.densities", 0.5)], "did you mean entry.density"),
        (
            [pair("burn.pointing", "air.density", 0.5)],
            "did you mean burn.pointing.yaw or burn.pointing.pitch",
        ),
        ([pair("air.density", "entry.density", 1.5)], "less than or equal to 1"),
        ([pair("air.density", "air.density", 1.0)], "name two sources"),
        (
            [pair("air.density", "entry.density", 0.5), pair("entry.density", "air.density", 0.4)],
            "given twice",
        ),
        ([pair("burn.size", "pulse.size", 0.5)], "drawn apart, for each burn and pulse"),
        (
            [
                pair("air.density", "entry.density", 0.9),
                pair("entry.density", "entry.drag", 0.9),
                pair("air.density", "entry.drag", -0.9),
            ],
            "cannot all hold at once",
        ),
    ],
)
def test_correlations_that_are_none(model, pairs, said):
    with pytest.raises(InputError, match=said) as refused:
        model.with_own({"correlation": pairs})
    assert refused.value.field.startswith("correlation")


def test_whole_correlation_is_the_same_number(model):
    own = model.with_own({"correlation": [pair("air.density", "entry.density", 1.0)]})
    one, two = numbers(own, "air.density") / 0.15, numbers(own, "entry.density") / 0.08
    np.testing.assert_allclose(one, two)


def test_own_models_in_a_folder(tmp_path):
    folder = tmp_path / "errors"
    folder.mkdir()
    head = 'title = "Mine"\nkind = "errors"\n'
    (folder / "mine.toml").write_text(
        head + 'extends = "usual-errors"\nsource = "me"\nconfidence = "measured"\n[burn.size]\nsigma = 0.5\n'
    )
    book = Catalogue.of_folders([tmp_path])
    mine = named_model("mine", book)
    assert mine.sigma("burn.size") == (0.5,)
    assert mine.sources["burn.size"].confidence == "measured"
    (folder / "one.toml").write_text(head + 'extends = "two"\n')
    (folder / "two.toml").write_text(head + 'extends = "one"\n')
    with pytest.raises(InputError, match="which extends it"):
        named_model("one", book)
    (folder / "bare.toml").write_text(head + "[burn.size]\nsigma = 0.5\n")
    with pytest.raises(InputError, match="has no source"):
        named_model("bare", book)


def test_a_folder_without_the_file(model):
    with pytest.raises(InputError, match="does not exist"):
        model.with_own(Path("nowhere.toml"))
    with pytest.raises(InputError, match="neither a TOML file nor a table"):
        model.with_own(3)
