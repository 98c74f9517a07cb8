"""A talk at a terminal in Spanish, typed as people there type: in haste, without accents."""

from pathlib import Path

from tests.talks import TODAY, Talk

FRAME = """
    ¿Cómo se llama el equipo? > Cocina
    ¿Quién lidera el equipo? 1> Rosa Ibáñez
    2>
    1 persona: Rosa. >
    ¿Quiénes forman el equipo? 1> Nora Quispe
    2> Iker Mendoza
    3> Ximena Duarte
    4> Íñigo Vidal
    5>
    4 personas: Nora, Iker, Ximena e Íñigo. > :atras
    ¿Quién lidera el equipo? ... Escribiste: ... 1 persona: Rosa. >
    ¿Quiénes forman el equipo? ... Hasta ahora: ... 5>
    4 personas: Nora, Iker, Ximena e Íñigo. >
    ¿Por qué ahora? > 3
    2 Aquí, con un solo teclado: Rosa escribe; [2] >
    1 tres (lo habitual para cuatro personas) [1] >
    ¿Cuándo será el primer repaso? [2026-11-23] > 30 de febrero
    El 30 de febrero de 2027 no existe. [2026-11-23] > el 24 de Nov.
    Esta es la preparación. >
"""
PRIVACY = """
    las puntuaciones de Rosa se ven con su nombre. ... sí / todavía no > :porque
    Nadie debería escribir una palabra ... Quién lo ve: nadie; no se guarda > SI
    Esta parte es de Rosa. ¿Solo tú ves la pantalla? sí / no > s
"""
VOICE = """
    Punto de partida, pregunta 1 de 21. ... Recibo del equipo el respaldo que necesito. > :ayuda
    :respuestas  todas tus respuestas hasta ahora; cualquiera se puede cambiar ... > 4
    > :psar
    ¿Querías decir :pasar? ... > :back
    Respondiste: 4 ... > :salir
"""


def test_a_talk_is_typed_in_spanish(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "dialogue", "cocina", "--language", "es", "--today", TODAY)
    talk.says(FRAME)
    talk.says(PRIVACY)
    talk.says(VOICE)
    assert talk.ends() == 0
    assert "Guardada: 1 respuesta." in talk.last
    assert "look_back: {first: 2026-11-24" in (tmp_path / "cocina" / "covenant.yaml").read_text()
    again = Talk(tmp_path, "dialogue", "cocina", "--today", TODAY)
    again.says("""
        De vuelta a la conversación entre Rosa y el equipo de Cocina. ... ¿Eres Rosa? ... > 1
        Punto de partida, pregunta 2 de 21. ... > :quit
    """)
    assert again.ends() == 0
