# The same two routes as plain Flask and SQLAlchemy serve them, on the same tables: what the service is measured against.
import json
import os

from flask import Flask, abort, jsonify
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["FLASK_DATABASE"]
app.config["JSON_SORT_KEYS"] = False
db = SQLAlchemy(app)


class JsonText(db.TypeDecorator):
    impl = db.Text
    cache_ok = True

    def process_result_value(self, value, dialect):
        return json.loads(value)


class Sprocket(db.Model):
    __tablename__ = "sprockets"
    id = db.Column(db.Integer, primary_key=True)
    teeth = db.Column(db.Integer)
    pitch_diameter = db.Column(db.Float)
    outside_diameter = db.Column(db.Float)
    pitch = db.Column(db.Float)

    def to_dict(self):
        return {
            "id": self.id,
            "teeth": self.teeth,
            "pitch_diameter": self.pitch_diameter,
            "outside_diameter": self.outside_diameter,
            "pitch": self.pitch,
        }


class Factory(db.Model):
    __tablename__ = "factories"
    id = db.Column(db.Integer, primary_key=True)
    chart_data = db.Column(JsonText)


@app.get("/v1/sprockets/<int:id>")
def get_sprocket(id):
    return jsonify((db.session.get(Sprocket, id) or abort(404)).to_dict())


@app.get("/v1/factories")
def list_factories():
    rows = db.session.execute(db.select(Factory).order_by(Factory.id)).scalars()
    return jsonify({"factories": [{"id": f.id, "chart_data": f.chart_data} for f in rows]})
